package dev.taskexec.planner;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.planner.plan.PlanWriter;

/// Plans that the planner does not make itself yet.
final class Plans {
  private Plans() {}

  /// The same plan as one from a source with front matter.
  static ExecutionPlan extended(ExecutionPlan plan) {
    var other =
        new ExecutionPlan(
            plan.source(),
            plan.generatedAt(),
            plan.generator(),
            plan.digest(),
            plan.root(),
            Grammar.EXTENDED,
            plan.params(),
            plan.confined(),
            plan.sandbox(),
            plan.budget(),
            plan.madeFrom(),
            plan.queues());
    return other.withDigest(PlanWriter.digest(other));
  }
}
