package dev.taskexec.cli.render;

import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import java.time.Duration;
import java.util.Optional;

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
    return line(event.instance().toString(), event.outcome(), event.ms(), event.log(), styles);
  }

  /// Such as `TASK-002, attempt 1, error 12 ms: command 1 of 1 exited 75; again in 1.2 s`.
  static String of(RunEvent.TaskRetried event, Styles styles) {
    var who = "%s, attempt %d,".formatted(event.instance(), event.attempt());
    return "%s; again in %s"
        .formatted(
            line(who, event.outcome(), event.ms(), event.log(), styles),
            Elapsed.of(Duration.ofMillis(event.waitMs())));
  }

  /// Such as `TASK-002, attempt 1, in_doubt: the kit died while it ran; it runs again`.
  static String of(RunEvent.TaskDoubted event, Styles styles) {
    return "%s, attempt %d, %s: %s; %s"
        .formatted(
            event.instance(),
            event.attempt(),
            styles.paint(Role.BAD, new Outcome.InDoubt("").word()),
            Shown.text(event.reason()),
            event.again() ? "it runs again" : "it is not run again");
  }

  private static String line(
      String who, Outcome outcome, long ms, Optional<LogFile> log, Styles styles) {
    var out = new StringBuilder(who).append(' ');
    out.append(styles.paint(outcome.isGood() ? Role.GOOD : Role.BAD, outcome.word()));
    if (hasRun(outcome)) {
      out.append(' ').append(Elapsed.of(Duration.ofMillis(ms)));
    }
    if (!outcome.reason().isEmpty()) {
      out.append(": ").append(Shown.text(outcome.reason()));
    }
    if (!outcome.isGood() && log.isPresent()) {
      out.append("; see ").append(Shown.text(log.get().path()));
    }
    return out.toString();
  }

  private static boolean hasRun(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok _, Outcome.Error _, Outcome.Timeout _ -> true;
      case Outcome.Noop _,
          Outcome.Denied _,
          Outcome.Exhausted _,
          Outcome.Skipped _,
          Outcome.Cancelled _,
          Outcome.InDoubt _ ->
          false;
    };
  }
}
