package dev.taskexec.planner.graph;

import java.util.Arrays;

/// Arrows between nodes that are numbered from 0, those of each node side by side. Immutable.
public final class Edges {
  private final int[] heads;
  private final int[] targets;

  private Edges(int[] heads, int[] targets) {
    this.heads = heads;
    this.targets = targets;
  }

  public int nodes() {
    return heads.length - 1;
  }

  /// The number of the node's first arrow.
  public int begin(int node) {
    return heads[node];
  }

  /// The number behind that of the node's last arrow.
  public int end(int node) {
    return heads[node + 1];
  }

  /// Where an arrow leads to.
  public int target(int arrow) {
    return targets[arrow];
  }

  /// Whether an arrow leads from one node to the other.
  public boolean has(int from, int to) {
    for (var arrow = begin(from); arrow < end(from); arrow++) {
      if (target(arrow) == to) {
        return true;
      }
    }
    return false;
  }

  /// The same arrows the other way round.
  public Edges reversed() {
    var counts = new int[heads.length];
    for (var target : targets) {
      counts[target + 1]++;
    }
    for (var node = 0; node < nodes(); node++) {
      counts[node + 1] += counts[node];
    }
    var next = Arrays.copyOf(counts, nodes());
    var sources = new int[targets.length];
    for (var node = 0; node < nodes(); node++) {
      for (var arrow = begin(node); arrow < end(node); arrow++) {
        sources[next[target(arrow)]++] = node;
      }
    }
    return new Edges(counts, sources);
  }

  /// Collects arrows, node after node.
  static final class Builder {
    private final int[] heads;
    private int[] targets;
    private int node;
    private int size;

    Builder(int nodes) {
      this.heads = new int[nodes + 1];
      this.targets = new int[Math.max(16, nodes)];
    }

    /// An arrow of the node that is being described.
    Builder to(int target) {
      if (size == targets.length) {
        targets = Arrays.copyOf(targets, Math.addExact(size, size / 2));
      }
      targets[size++] = target;
      return this;
    }

    /// All arrows of the node are known; the next node follows.
    void next() {
      heads[++node] = size;
    }

    Edges build() {
      if (node != heads.length - 1) {
        throw new IllegalStateException(node + " nodes of " + (heads.length - 1));
      }
      return new Edges(heads, Arrays.copyOf(targets, size));
    }
  }
}
