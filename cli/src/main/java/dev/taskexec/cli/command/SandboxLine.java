package dev.taskexec.cli.command;

import dev.taskexec.abi.effect.Sandbox.Capability;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.render.Messages;
import dev.taskexec.cli.render.Role;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.kernel.Confinement;
import java.util.function.Supplier;

/// What is said before a run about how well its programs are confined.
final class SandboxLine {
  private static final String NONE = "none";

  private SandboxLine() {}

  /// @param machine what it can enforce; asked only where a task needs that
  /// @param unsandboxed whether tasks run although it cannot; that is said whatever else is not:
  ///   somebody may have put the option into a script long ago
  static void say(
      ExecutionPlan plan, Supplier<Capability> machine, boolean unsandboxed, Messages messages) {
    var count = plan.tasks().filter(Confinement::isNeededBy).count();
    if (count == 0) {
      return;
    }
    var can = machine.get();
    messages.line(
        "sandbox: "
            + Shown.text(can.tier())
            + (can.missing().isEmpty()
                ? ""
                : " (" + Shown.text(String.join("; ", can.missing())) + ")"));
    var hosts = plan.tasks().filter(Confinement::permitsHostsToPrograms).count();
    if (hosts > 0 && !can.tier().equals(NONE)) {
      messages.line(
          "sandbox: %s permit%s hosts to programs, which can be kept to the ports only; docs/PERMITS.md says more"
              .formatted(hosts == 1 ? "1 task" : hosts + " tasks", hosts == 1 ? "s" : ""));
    }
    if (unsandboxed) {
      messages.error(
          messages.styles().paint(Role.WARNING, "warning")
              + ": --allow-unsandboxed: "
              + warning(can.tier(), count));
    }
  }

  private static String warning(String tier, long count) {
    var tasks =
        count == 1 ? "the task that the plan confines" : count + " tasks that the plan confines";
    return tier.equals(NONE)
        ? "nothing confines the programs of %s; they may do all that you may".formatted(tasks)
        : "what this machine cannot enforce, the programs of %s may do".formatted(tasks);
  }
}
