package dev.taskexec.kernel.retry;

import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Retry;
import java.util.Optional;
import java.util.OptionalInt;

/// Whether a task whose attempt ended badly is tried again.
///
/// - Errors and timeouts are, where the plan does not say which.
/// - Where it names exit codes or outcomes, what fits one of them is and nothing else. The exit
///   code is that of the first command that did not succeed.
/// - What was refused, stopped or not run is never tried again, and neither is what went well.
public record RetryRule(Retry retry) {

  /// Whether one more attempt follows.
  ///
  /// @param failures how many attempts have failed, this one counted; from 1
  public boolean triesAgain(AttemptReport report, int failures) {
    return failures < retry.attempts() && covers(report);
  }

  private boolean covers(AttemptReport report) {
    var occasion = occasion(report.outcome());
    if (occasion.isEmpty()) {
      return false;
    }
    if (retry.onExit().isEmpty() && retry.onOutcome().isEmpty()) {
      return occasion.get() != Retry.Occasion.EXHAUSTED;
    }
    if (retry.onOutcome().contains(occasion.get())) {
      return true;
    }
    var exit = exit(report);
    return occasion.get() == Retry.Occasion.ERROR
        && exit.isPresent()
        && retry.onExit().contains(exit.getAsInt());
  }

  private static Optional<Retry.Occasion> occasion(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Error _ -> Optional.of(Retry.Occasion.ERROR);
      case Outcome.Timeout _ -> Optional.of(Retry.Occasion.TIMEOUT);
      case Outcome.Exhausted _ -> Optional.of(Retry.Occasion.EXHAUSTED);
      case Outcome.Ok _,
          Outcome.Noop _,
          Outcome.Denied _,
          Outcome.Skipped _,
          Outcome.Cancelled _,
          Outcome.InDoubt _ ->
          Optional.empty();
    };
  }

  private static OptionalInt exit(AttemptReport report) {
    return report.commands().stream()
        .filter(command -> !command.succeeded())
        .findFirst()
        .map(CommandReport::exit)
        .orElse(OptionalInt.empty());
  }
}
