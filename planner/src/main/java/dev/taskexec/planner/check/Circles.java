package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.graph.Components;
import dev.taskexec.planner.graph.ShortestCircle;
import dev.taskexec.planner.graph.TaskGraph;

/// CHK002: tasks and queues that wait for each other in a circle, each knot of them once.
final class Circles {

  private Circles() {}

  static void find(TaskGraph graph, PlanFindings findings) {
    var components = Components.of(graph.waits());
    var shortest = new ShortestCircle(graph.waits(), components);
    var seen = new boolean[components.count()];
    for (var node = 0; node < graph.waits().nodes(); node++) {
      var component = components.of(node);
      if (seen[component] || !components.isCircular(node)) {
        continue;
      }
      seen[component] = true;
      if (findings.hasRoom(Code.CHK002)) {
        Circle.of(shortest.around(node), graph).reportTo(findings);
      } else {
        findings.count(Code.CHK002);
      }
    }
  }
}
