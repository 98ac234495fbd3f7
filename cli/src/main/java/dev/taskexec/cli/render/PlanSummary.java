package dev.taskexec.cli.render;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;

/// A plan in one line: `3 tasks in 2 queues, unconfined (no front matter)`.
public final class PlanSummary {

  private PlanSummary() {}

  public static String of(ExecutionPlan plan) {
    return "%s in %s, %s"
        .formatted(
            Counted.of(plan.size(), "task"),
            Counted.of(plan.queues().size(), "queue"),
            confinement(plan));
  }

  private static String confinement(ExecutionPlan plan) {
    if (plan.grammar() == Grammar.LEGACY) {
      return "unconfined (no front matter)";
    }
    var free = plan.tasks().filter(task -> !task.terms().confined()).count();
    if (free == 0) {
      return "confined";
    }
    return free == plan.size() ? "unconfined" : "confined except " + Counted.of(free, "task");
  }
}
