package dev.taskexec.cli.command;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.render.Messages;
import dev.taskexec.cli.render.Role;
import dev.taskexec.planner.Planner;

/// What is said, whatever else is not, where confined tasks run although nothing confines them:
/// somebody may have put the option into a script long ago.
final class UnsandboxedWarning {

  private UnsandboxedWarning() {}

  static void say(ExecutionPlan plan, Messages messages) {
    var count = Planner.unconfinedAllTheSame(plan);
    if (count > 0 || plan.sandbox().isPresent()) {
      messages.error(
          messages.styles().paint(Role.WARNING, "WARNING")
              + ": --allow-unsandboxed: nothing confines the %s that the plan confines; "
                  .formatted(count == 1 ? "task" : count + " tasks")
              + "%s may do all that you may".formatted(count == 1 ? "it" : "they"));
    }
  }
}
