package dev.taskexec.planner.importer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds which nodes of a graph reach each other in a circle: Tarjan's strongly connected
/// components, without recursion.
final class Circles {
  private final List<List<Integer>> edges;
  private final int[] index;
  private final int[] low;
  private final int[] component;
  private final ArrayList<Integer> stack = new ArrayList<>();
  private int next = 1;
  private int components;

  private Circles(List<List<Integer>> edges) {
    this.edges = edges;
    this.index = new int[edges.size()];
    this.low = new int[edges.size()];
    this.component = new int[edges.size()];
    Arrays.fill(component, -1);
  }

  /// For each node the number of its component: nodes of the same number lie on a circle.
  static int[] components(List<List<Integer>> edges) {
    var circles = new Circles(edges);
    for (var node = 0; node < edges.size(); node++) {
      if (circles.index[node] == 0) {
        circles.visit(node);
      }
    }
    return circles.component;
  }

  private void visit(int start) {
    var path = new ArrayList<int[]>();
    enter(start, path);
    while (!path.isEmpty()) {
      var frame = path.getLast();
      var node = frame[0];
      if (frame[1] < edges.get(node).size()) {
        var other = edges.get(node).get(frame[1]++);
        if (index[other] == 0) {
          enter(other, path);
        } else if (component[other] < 0) {
          low[node] = Math.min(low[node], index[other]);
        }
      } else {
        path.removeLast();
        leave(node);
        if (!path.isEmpty()) {
          var parent = path.getLast()[0];
          low[parent] = Math.min(low[parent], low[node]);
        }
      }
    }
  }

  private void enter(int node, List<int[]> path) {
    index[node] = next;
    low[node] = next;
    next++;
    stack.add(node);
    path.add(new int[] {node, 0});
  }

  private void leave(int node) {
    if (low[node] != index[node]) {
      return;
    }
    int member;
    do {
      member = stack.removeLast();
      component[member] = components;
    } while (member != node);
    components++;
  }
}
