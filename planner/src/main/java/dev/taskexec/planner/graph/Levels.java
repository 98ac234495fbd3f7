package dev.taskexec.planner.graph;

/// How many others stand one behind the other before each node: 0 for a node that waits for
/// nothing. A node only ever waits for nodes of lower levels.
public final class Levels {
  private final int[] levels;
  private final boolean complete;

  private Levels(int[] levels, boolean complete) {
    this.levels = levels;
    this.complete = complete;
  }

  public static Levels of(Edges waits) {
    var waited = waits.reversed();
    var levels = new int[waits.nodes()];
    var open = new int[waits.nodes()];
    var ready = new int[waits.nodes()];
    var known = 0;
    for (var node = 0; node < waits.nodes(); node++) {
      open[node] = waits.end(node) - waits.begin(node);
      if (open[node] == 0) {
        ready[known++] = node;
      }
    }
    for (var next = 0; next < known; next++) {
      var node = ready[next];
      for (var arrow = waited.begin(node); arrow < waited.end(node); arrow++) {
        var behind = waited.target(arrow);
        levels[behind] = Math.max(levels[behind], levels[node] + 1);
        if (--open[behind] == 0) {
          ready[known++] = behind;
        }
      }
    }
    return new Levels(levels, known == waits.nodes());
  }

  /// Whether every node has a level: no nodes wait for each other in a circle.
  public boolean isComplete() {
    return complete;
  }

  /// @throws IllegalStateException if nodes wait for each other in a circle
  public int of(int node) {
    if (!complete) {
      throw new IllegalStateException("nodes wait for each other in a circle");
    }
    return levels[node];
  }
}
