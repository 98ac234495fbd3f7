package dev.taskexec.agents.noop;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.text.OneLine;
import java.util.List;
import java.util.Optional;

/// Does nothing, and leaves a note that says for which task.
///
/// The note's first line is the original tool's; the two behind it are those of its later versions.
public final class NoopAgent implements Agent {

  @Override
  public String name() {
    return "noop";
  }

  @Override
  public AttemptReport run(TaskContext context) throws EvidenceException {
    var note = context.note("noop", text(context));
    return new AttemptReport(new Outcome.Noop(), List.of(), Optional.of(note), Usage.NONE);
  }

  private static String text(TaskContext context) {
    var task = context.task();
    return "NOOP: %s in %s at %s\nDry run: %s\nTask layer: %s\n"
        .formatted(
            task.id(),
            OneLine.of(task.queue()),
            context.run().timestamp(),
            context.dryRun(),
            OneLine.of(task.layer()));
  }
}
