package dev.taskexec.kernel.frontier;

import java.util.Arrays;

/// Arrows from what is needed to what needs it, kept in two arrays.
final class Edges {
  private final int[] begins;
  // Twice the node that an arrow leads to, and 1 if any outcome will do.
  private final int[] arrows;

  private Edges(int[] begins, int[] arrows) {
    this.begins = begins;
    this.arrows = arrows;
  }

  int begin(int node) {
    return begins[node];
  }

  int end(int node) {
    return begins[node + 1];
  }

  /// The node that an arrow leads to.
  int target(int arrow) {
    return arrows[arrow] >> 1;
  }

  /// Whether the arrow stands for a need that any outcome meets.
  boolean anyOutcome(int arrow) {
    return (arrows[arrow] & 1) == 1;
  }

  /// How many arrows lead to each of some nodes.
  int[] incoming(int nodes) {
    var counts = new int[nodes];
    for (var arrow : arrows) {
      counts[arrow >> 1]++;
    }
    return counts;
  }

  /// Whether some nodes can never be reached, as they wait for each other.
  boolean haveCircle() {
    var nodes = begins.length - 1;
    var open = incoming(nodes);
    var reached = new int[nodes];
    var count = 0;
    for (var node = 0; node < nodes; node++) {
      if (open[node] == 0) {
        reached[count++] = node;
      }
    }
    for (var next = 0; next < count; next++) {
      for (var arrow = begin(reached[next]); arrow < end(reached[next]); arrow++) {
        if (--open[target(arrow)] == 0) {
          reached[count++] = target(arrow);
        }
      }
    }
    return count < nodes;
  }

  /// Takes arrows in any order.
  static final class Builder {
    private int[] froms = new int[64];
    private int[] arrows = new int[64];
    private int count;

    void add(int from, int to, boolean anyOutcome) {
      if (count == froms.length) {
        froms = Arrays.copyOf(froms, 2 * count);
        arrows = Arrays.copyOf(arrows, 2 * count);
      }
      froms[count] = from;
      arrows[count++] = 2 * to + (anyOutcome ? 1 : 0);
    }

    /// The arrows of each node in the order in which they were added.
    Edges build(int nodes) {
      var begins = new int[nodes + 1];
      for (var i = 0; i < count; i++) {
        begins[froms[i] + 1]++;
      }
      for (var node = 0; node < nodes; node++) {
        begins[node + 1] += begins[node];
      }
      var next = begins.clone();
      var sorted = new int[count];
      for (var i = 0; i < count; i++) {
        sorted[next[froms[i]]++] = arrows[i];
      }
      return new Edges(begins, sorted);
    }
  }
}
