package dev.taskexec.planner.graph;

import java.util.Arrays;

/// Finds a shortest circle in a component, by breadth-first searches from its nodes.
///
/// The first search gives a shortest circle through its node. Others follow as long as they fit
/// into a bound on the work of all components together; in small components they reach every node,
/// so that no circle is shorter than the one that is found.
public final class ShortestCircle {
  private static final long MOST_ARROWS = 20_000_000;

  private static final int NONE = -1;

  private final Edges edges;
  private final Components components;
  private final int[] seen;
  private final int[] parents;
  private final int[] depths;
  private final int[] line;
  private int filled;
  private int searches;
  private long followed;

  public ShortestCircle(Edges edges, Components components) {
    this.edges = edges;
    this.components = components;
    this.seen = new int[edges.nodes()];
    this.parents = new int[edges.nodes()];
    this.depths = new int[edges.nodes()];
    this.line = new int[edges.nodes()];
  }

  /// The nodes of the circle in its order; each leads to the next and the last to the first.
  ///
  /// @param start a node on a circle
  public int[] around(int start) {
    var best = search(start, Integer.MAX_VALUE, true);
    var members = Arrays.copyOf(line, filled);
    Arrays.sort(members);
    for (var member : members) {
      if (best.length == 1 || followed > MOST_ARROWS) {
        break;
      }
      var shorter = search(member, best.length, false);
      best = shorter.length == 0 ? best : shorter;
    }
    return best;
  }

  /// A shortest circle through a node, if it is shorter than the bound; else nothing.
  ///
  /// @param whole whether to see all of the component, also once the circle is found
  private int[] search(int start, int bound, boolean whole) {
    var last = NONE;
    searches++;
    filled = 0;
    put(start, start, 0);
    for (var next = 0; next < filled && (whole || isOpen(line[next], last, bound)); next++) {
      var node = line[next];
      for (var arrow = edges.begin(node); arrow < edges.end(node); arrow++) {
        var target = edges.target(arrow);
        followed++;
        if (target == start && last == NONE) {
          last = node;
        }
        if (seen[target] != searches && components.of(target) == components.of(start)) {
          put(target, node, depths[node] + 1);
        }
      }
    }
    return last == NONE ? new int[0] : circle(last);
  }

  private boolean isOpen(int node, int last, int bound) {
    return last == NONE && depths[node] + 1 < bound;
  }

  private void put(int node, int parent, int depth) {
    seen[node] = searches;
    parents[node] = parent;
    depths[node] = depth;
    line[filled++] = node;
  }

  private int[] circle(int last) {
    var circle = new int[depths[last] + 1];
    for (int i = depths[last], node = last; i >= 0; i--, node = parents[node]) {
      circle[i] = node;
    }
    return circle;
  }
}
