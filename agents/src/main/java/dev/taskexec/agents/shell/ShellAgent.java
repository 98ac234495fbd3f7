package dev.taskexec.agents.shell;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;

/// Carries out a task's commands one after the other, each as a `process.exec` effect with a log of
/// its own.
///
/// - A command that failed ends the task only where its `on_error` says `stop`; one that was
///   refused or ended by the kit always does. The commands behind it are not tried and not
///   reported.
/// - The first command that did not go well decides the task's outcome, unless a later one was
///   ended by the kit: then the task was cancelled, or exhausted where a budget did not reach.
/// - A task without commands is `noop`, and so is one of which a dry run finds nothing refused.
public final class ShellAgent implements Agent {
  private static final String EFFECT = "process.exec";
  private static final int VERSION = 1;

  @Override
  public String name() {
    return "shell";
  }

  @Override
  public AttemptReport run(TaskContext context) throws EvidenceException {
    var work = context.task().work();
    if (work.commands().isEmpty()) {
      return AttemptReport.of(new Outcome.Noop());
    }
    var tally = new Tally(work.commands().size());
    if (context.dryRun()) {
      return foreseen(context, tally);
    }
    for (var command : work.commands()) {
      var number = tally.next();
      var performed = context.perform(envelope(command), "cmd" + number, header(command));
      tally.add(command, performed);
      var goesOn = tally.isGood() || work.onError() == OnFailure.CONTINUE;
      if (!goesOn || tally.isOver()) {
        break;
      }
    }
    return tally.report();
  }

  /// Asks for one command after the other until one is refused.
  private static AttemptReport foreseen(TaskContext context, Tally tally) throws EvidenceException {
    for (var command : context.task().work().commands()) {
      var performed = context.perform(envelope(command));
      if (!(performed.outcome() instanceof EffectOutcome.Done)) {
        tally.add(command, performed);
        return tally.report();
      }
      tally.skip();
    }
    return AttemptReport.of(new Outcome.Noop());
  }

  private static EffectEnvelope envelope(Command command) {
    var args = JsonValue.Obj.builder().putStrings("argv", command.argv());
    command.cwd().ifPresent(cwd -> args.put("cwd", cwd));
    args.putStrings("env", command.env());
    return EffectEnvelope.of(EFFECT, VERSION, args.build());
  }

  /// The original tool's: the words as they are, so that a reader cannot always tell where one
  /// ends.
  private static String header(Command command) {
    return "$ " + String.join(" ", command.argv());
  }
}
