package dev.taskexec.agents.shell;

import dev.taskexec.abi.agent.TaskContext.Performed;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What has come of a task's commands so far. Used by one thread.
final class Tally {
  private final int planned;
  private final List<CommandReport> reports = new ArrayList<>();
  private Outcome outcome = new Outcome.Ok();
  private Usage usage = Usage.NONE;
  private boolean over;
  private int skipped;

  /// @param planned how many commands the task has
  Tally(int planned) {
    this.planned = planned;
  }

  /// The number of the command that comes next, from 1.
  int next() {
    return reports.size() + skipped + 1;
  }

  /// Whether every command so far went well.
  boolean isGood() {
    return outcome.isGood();
  }

  /// Whether no other command may be tried, whatever the plan says.
  boolean isOver() {
    return over;
  }

  /// The next command is not tried, and not reported.
  void skip() {
    skipped++;
  }

  void add(Command command, Performed performed) {
    spend(performed);
    switch (performed.outcome()) {
      case EffectOutcome.Done(var result, _) -> {
        exited(command, exit(result), performed.log());
      }
      case EffectOutcome.Failed(var reason, var started) -> {
        var what = started ? "did not finish" : "could not be started";
        decide(new Outcome.Error("%s %s: %s".formatted(which(), what, reason)));
        report(command, OptionalInt.empty(), performed.log(), reason);
      }
      case EffectOutcome.Refused(var rule, var remedy) -> {
        over = true;
        decide(new Outcome.Denied("%s: %s; %s".formatted(which(), rule, remedy)));
        report(command, OptionalInt.empty(), performed.log(), "refused: " + rule);
      }
      case EffectOutcome.Exhausted(var overrun, _) -> {
        over = true;
        outcome = new Outcome.Exhausted("%s: %s".formatted(which(), overrun.text()));
        report(command, OptionalInt.empty(), performed.log(), "over its budget: " + overrun.text());
      }
      case EffectOutcome.Cancelled(var reason, _) -> {
        over = true;
        outcome = new Outcome.Cancelled("%s: %s".formatted(which(), reason));
        report(command, OptionalInt.empty(), performed.log(), reason);
      }
    }
  }

  AttemptReport report() {
    return new AttemptReport(outcome, reports, Optional.empty(), usage);
  }

  private void exited(Command command, OptionalInt exit, Optional<LogFile> log) {
    if (exit.isEmpty()) {
      decide(new Outcome.Error(which() + " ended without an exit code"));
      report(command, exit, log, "no exit code");
      return;
    }
    if (exit.getAsInt() != 0) {
      decide(new Outcome.Error(which() + " exited " + exit.getAsInt()));
    }
    reports.add(new CommandReport(command, exit, log, Optional.empty()));
  }

  private void report(Command command, OptionalInt exit, Optional<LogFile> log, String error) {
    reports.add(new CommandReport(command, exit, log, Optional.of(error)));
  }

  /// The first failure is the task's.
  private void decide(Outcome failure) {
    if (outcome.isGood()) {
      outcome = failure;
    }
  }

  /// An effect that says how much it put out has the log counted with that.
  private void spend(Performed performed) {
    var spent = spent(performed.outcome());
    if (!spent.figures().containsKey(Quantity.OUTPUT_BYTES) && performed.log().isPresent()) {
      var bytes = performed.log().get().bytes();
      spent = spent.with(Quantity.OUTPUT_BYTES, bytes, Usage.How.MEASURED);
    }
    usage = usage.plus(spent);
  }

  private static Usage spent(EffectOutcome outcome) {
    return switch (outcome) {
      case EffectOutcome.Done(_, var spent) -> spent;
      case EffectOutcome.Exhausted(_, var spent) -> spent;
      case EffectOutcome.Cancelled(_, var spent) -> spent;
      case EffectOutcome.Failed _, EffectOutcome.Refused _ -> Usage.NONE;
    };
  }

  private String which() {
    return "command " + next() + " of " + planned;
  }

  /// Another module may provide the effect, so its answer is looked at before it is believed.
  private static OptionalInt exit(JsonValue.Obj result) {
    return result.members().get("exit") instanceof JsonValue.Int(var code)
            && code == Math.clamp(code, Integer.MIN_VALUE, Integer.MAX_VALUE)
        ? OptionalInt.of((int) code)
        : OptionalInt.empty();
  }
}
