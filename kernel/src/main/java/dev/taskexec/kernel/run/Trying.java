package dev.taskexec.kernel.run;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.kernel.retry.RetryRule;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How often each task was tried, and whether it is tried again.
final class Trying {
  private final Map<Integer, Tries> tries = new HashMap<>();

  Tries of(PlannedTask planned) {
    return tries.getOrDefault(planned.index(), Tries.NONE);
  }

  void restore(PlannedTask planned, int attempts, int failures) {
    tries.put(planned.index(), new Tries(attempts, failures, Optional.empty()));
  }

  /// Counts an attempt that ended and says how often its task was tried with it.
  ///
  /// @param number the attempt's
  /// @param evidence the digest of its line
  Tries count(PlannedTask planned, int number, Outcome outcome, Sha256 evidence) {
    var failures = of(planned).failures() + (isFailure(outcome) ? 1 : 0);
    return new Tries(number, failures, Optional.of(evidence));
  }

  /// Remembers them until the next attempt.
  void keep(PlannedTask planned, Tries counted) {
    tries.put(planned.index(), counted);
  }

  /// No further attempt follows.
  void forget(PlannedTask planned) {
    tries.remove(planned.index());
  }

  /// The terms on which the task is tried again; empty if it is not.
  ///
  /// @param failures of the task in all
  static Optional<Retry> due(PlannedTask planned, AttemptReport report, int failures) {
    return planned
        .task()
        .terms()
        .retry()
        .filter(retry -> new RetryRule(retry).triesAgain(report, failures));
  }

  private static boolean isFailure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Error _, Outcome.Timeout _, Outcome.Exhausted _ -> true;
      case Outcome.Ok _,
          Outcome.Noop _,
          Outcome.Denied _,
          Outcome.Skipped _,
          Outcome.Cancelled _,
          Outcome.InDoubt _ ->
          false;
    };
  }
}
