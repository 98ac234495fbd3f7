package dev.taskexec.planner.check;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.source.Excerpt;

/// What messages call the parts of a plan.
final class Called {

  private Called() {}

  static String queue(ExecutionPlan plan, int queue) {
    return named(plan.queues().get(queue).name());
  }

  static String task(ExecutionPlan plan, int queue, int task) {
    return task(plan.queues().get(queue).tasks().get(task));
  }

  static String task(Task task) {
    return named(task.id().value());
  }

  /// Any text of the user, in backticks.
  static String named(String text) {
    return "`" + Excerpt.of(text) + "`";
  }
}
