package dev.taskexec.kernel.run;

import dev.taskexec.kernel.task.PlannedTask;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// The moments at which the run loop has to do something although nobody tells it anything.
final class Timers {
  /// No moment.
  static final long NEVER = Long.MAX_VALUE;

  // The clock may start anywhere, also near the end of the numbers; a span is compared, never a
  // moment, and a hundred years are as good as for ever.
  private static final long LONGEST = TimeUnit.DAYS.toNanos(36_500);

  private final long origin;
  private final TreeSet<Timer> timers =
      new TreeSet<>(Comparator.comparingLong(Timer::since).thenComparingLong(Timer::number));
  private long next;

  /// A moment that was set.
  ///
  /// @param since nanoseconds behind the moment in which these timers were made
  /// @param number in the order in which they were set
  record Timer(long since, long number, Alarm alarm) {}

  /// What there is to do.
  sealed interface Alarm {

    /// An attempt has had its time.
    record OutOfTime(Running running) implements Alarm {}

    /// An attempt was asked to end and has not.
    record Unanswered(Running running) implements Alarm {}

    /// A task that failed may be tried again.
    record RetryDue(PlannedTask planned) implements Alarm {}

    /// The run has had its time.
    record RunOutOfTime() implements Alarm {}
  }

  /// @param now in nanoseconds, on the clock that only goes forward
  Timers(long now) {
    this.origin = now;
  }

  /// The length in nanoseconds, of a hundred years at most.
  static long nanos(long ms) {
    return Math.min(LONGEST, TimeUnit.MILLISECONDS.toNanos(ms));
  }

  /// @param length in nanoseconds, from 0
  Timer set(long now, long length, Alarm alarm) {
    var timer = new Timer(now - origin + Math.min(LONGEST, length), next++, alarm);
    timers.add(timer);
    return timer;
  }

  void cancel(Timer timer) {
    timers.remove(timer);
  }

  /// Takes the first that is due, in the order of their moments; empty if there is none.
  Optional<Alarm> due(long now) {
    if (timers.isEmpty() || timers.first().since() > now - origin) {
      return Optional.empty();
    }
    return Optional.of(timers.removeFirst().alarm());
  }

  /// How long it is until the next, in nanoseconds; [#NEVER] if there is none.
  long left(long now) {
    return timers.isEmpty() ? NEVER : timers.first().since() - (now - origin);
  }

  /// How long it is until that timer's moment, in nanoseconds.
  long left(Timer timer, long now) {
    return timer.since() - (now - origin);
  }
}
