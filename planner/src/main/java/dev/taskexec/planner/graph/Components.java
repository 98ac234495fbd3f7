package dev.taskexec.planner.graph;

import java.util.Arrays;

/// The strongly connected components of a graph: the sets of nodes that can all be reached from
/// each other.
///
/// Tarjan's algorithm (Depth-first search and linear graph algorithms, 1972), with a stack of its
/// own, because a chain of needs may be as long as the plan.
public final class Components {
  private static final int NONE = -1;

  private final Edges edges;
  private final int[] component;
  private final int[] sizes;
  private int count;

  private final int[] number;
  private final int[] low;
  private final int[] path;
  private final int[] arrows;
  private final int[] open;
  private int pathSize;
  private int openSize;
  private int numbered;

  private Components(Edges edges) {
    var nodes = edges.nodes();
    this.edges = edges;
    this.component = filled(nodes);
    this.sizes = new int[nodes];
    this.number = filled(nodes);
    this.low = new int[nodes];
    this.path = new int[nodes];
    this.arrows = new int[nodes];
    this.open = new int[nodes];
  }

  public static Components of(Edges edges) {
    var components = new Components(edges);
    for (var node = 0; node < edges.nodes(); node++) {
      if (components.number[node] == NONE) {
        components.walk(node);
      }
    }
    return components;
  }

  /// The number of the component that a node is in.
  public int of(int node) {
    return component[node];
  }

  public int count() {
    return count;
  }

  /// Whether a node is on a circle: its component has other nodes, or it leads to itself.
  public boolean isCircular(int node) {
    return sizes[component[node]] > 1 || edges.has(node, node);
  }

  private void walk(int root) {
    enter(root);
    while (pathSize > 0) {
      var node = path[pathSize - 1];
      if (arrows[node] < edges.end(node)) {
        follow(node, edges.target(arrows[node]++));
      } else {
        leave(node);
      }
    }
  }

  private void follow(int node, int target) {
    if (number[target] == NONE) {
      enter(target);
    } else if (component[target] == NONE) {
      low[node] = Math.min(low[node], number[target]);
    }
  }

  private void enter(int node) {
    number[node] = numbered;
    low[node] = numbered++;
    arrows[node] = edges.begin(node);
    path[pathSize++] = node;
    open[openSize++] = node;
  }

  private void leave(int node) {
    pathSize--;
    if (pathSize > 0) {
      var before = path[pathSize - 1];
      low[before] = Math.min(low[before], low[node]);
    }
    if (low[node] == number[node]) {
      var member = NONE;
      while (member != node) {
        member = open[--openSize];
        component[member] = count;
        sizes[count]++;
      }
      count++;
    }
  }

  private static int[] filled(int size) {
    var array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }
}
