package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.graph.Levels;
import dev.taskexec.planner.graph.TaskGraph;
import java.util.function.Supplier;

/// Finds what is wrong with a plan as a whole, although each of its parts is possible.
public final class PlanChecks {

  private PlanChecks() {}

  /// Adds what is wrong; time and memory are linear in the size of the plan, or bounded.
  ///
  /// @param surroundings the files around the plan; only asked for where a task has permits
  public static void check(
      ExecutionPlan plan,
      Supplier<PermitSurroundings> surroundings,
      Places places,
      Diagnostics diagnostics) {
    var findings = new PlanFindings();
    if (hasNeeds(plan) || hasOutputs(plan)) {
      var graph = TaskGraph.of(plan);
      UnknownNeeds.find(graph, findings);
      var levels = Levels.of(graph.waits());
      if (!levels.isComplete()) {
        Circles.find(graph, findings);
      } else if (!findings.has(Code.CHK001)) {
        // With needs that name nothing nobody knows yet what runs together.
        OverlappingOutputs.find(graph, levels, findings);
      }
    }
    ImpossibleBudgets.find(plan, findings);
    TaskPermits.find(plan, surroundings, findings);
    findings.reportTo(places, diagnostics);
  }

  private static boolean hasNeeds(ExecutionPlan plan) {
    return plan.queues().stream().anyMatch(queue -> !queue.needs().isEmpty())
        || plan.tasks().anyMatch(task -> !task.dependencies().needs().isEmpty());
  }

  private static boolean hasOutputs(ExecutionPlan plan) {
    return plan.tasks().anyMatch(task -> !task.artifacts().outputs().isEmpty());
  }
}
