package dev.taskexec.cli.render;

import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.Outcome;
import java.time.Duration;

/// A finished task in one line: `TASK-002 error 12 ms: exit code 3; see runs/…/TASK-002_cmd1.log`.
final class OutcomeLine {

  private OutcomeLine() {}

  /// Whether it went badly and is news: of a run that was stopped, the many tasks that never began
  /// are only counted.
  static boolean isBadNews(RunEvent.TaskFinished event) {
    var neverBegan =
        event.outcome() instanceof Outcome.Cancelled && event.ms() == 0 && event.log().isEmpty();
    return !event.outcome().isGood() && !neverBegan;
  }

  static String of(RunEvent.TaskFinished event, Styles styles) {
    var outcome = event.outcome();
    var out = new StringBuilder(event.instance().toString()).append(' ');
    out.append(styles.paint(outcome.isGood() ? Role.GOOD : Role.BAD, outcome.word()));
    if (hasRun(outcome)) {
      out.append(' ').append(Elapsed.of(Duration.ofMillis(event.ms())));
    }
    if (!outcome.reason().isEmpty()) {
      out.append(": ").append(Shown.text(outcome.reason()));
    }
    if (!outcome.isGood() && event.log().isPresent()) {
      out.append("; see ").append(Shown.text(event.log().get().path()));
    }
    return out.toString();
  }

  private static boolean hasRun(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok _, Outcome.Error _, Outcome.Timeout _, Outcome.InDoubt _ -> true;
      case Outcome.Noop _,
          Outcome.Denied _,
          Outcome.Exhausted _,
          Outcome.Skipped _,
          Outcome.Cancelled _ ->
          false;
    };
  }
}
