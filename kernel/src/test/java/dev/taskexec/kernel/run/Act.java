package dev.taskexec.kernel.run;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.plan.Command;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How an attempt goes in a test.
///
/// @param ms how long it takes if nobody stops it; negative for ever
/// @param stopMs how long it takes to end when it is asked to; negative if it does not listen
record Act(long ms, AttemptReport report, long stopMs) {
  static final long FOR_EVER = -1;

  static Act ok(long ms) {
    return new Act(ms, AttemptReport.of(new Ok()), 0);
  }

  static Act error(long ms) {
    return new Act(ms, AttemptReport.of(new Outcome.Error("no")), 0);
  }

  /// A command ends with that exit code.
  static Act exit(long ms, int code) {
    var failed =
        new CommandReport(
            Command.of("x"), OptionalInt.of(code), Optional.empty(), Optional.empty());
    var report =
        new AttemptReport(
            new Outcome.Error("exit " + code), List.of(failed), Optional.empty(), Usage.NONE);
    return new Act(ms, report, 0);
  }

  static Act of(long ms, Outcome outcome) {
    return new Act(ms, AttemptReport.of(outcome), 0);
  }

  static Act forEver() {
    return ok(FOR_EVER);
  }

  /// It ends only so long after it was asked to.
  Act endingAfter(long stop) {
    return new Act(ms, report, stop);
  }

  /// It does not listen when it is asked to end.
  Act deaf() {
    return endingAfter(FOR_EVER);
  }
}
