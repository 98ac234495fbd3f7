package dev.taskexec.kernel.run;

import java.time.Duration;

/// A run that is being stopped: why, and how long it waits for what still runs.
///
/// @param reason of the first request
/// @param atOnce whether there was a second
/// @param deadline in nanoseconds, on the clock that only goes forward
record Stopping(String reason, boolean atOnce, long deadline) {
  /// What an effect needs beyond its grace to end and to put its log together.
  private static final Duration SLACK = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofDays(365);

  /// After the first request an attempt has its grace twice: to end politely, and to be ended.
  static Stopping politely(String reason, long now, Duration grace) {
    return new Stopping(reason, false, now + 2 * nanos(grace) + nanos(SLACK));
  }

  /// After the second request it has it once, and not longer than it had anyway.
  Stopping atOnce(long now, Duration grace) {
    var left = Math.min(deadline - now, nanos(grace) + nanos(SLACK));
    return new Stopping(reason, true, now + left);
  }

  /// How much longer to wait, in nanoseconds; not positive when it is over.
  long left(long now) {
    return deadline - now;
  }

  private static long nanos(Duration length) {
    return (length.compareTo(LONGEST) > 0 ? LONGEST : length).toNanos();
  }
}
