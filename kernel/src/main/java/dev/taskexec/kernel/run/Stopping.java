package dev.taskexec.kernel.run;

import java.time.Duration;

/// That a run is being stopped, and why. From then on nothing starts, and what runs is ended.
///
/// @param reason of the first request
/// @param atOnce whether there was a second
record Stopping(String reason, boolean atOnce) {
  /// What an effect needs beyond its grace to end and to put its log together.
  private static final long SLACK_MS = 2_000;

  /// How long, in nanoseconds, an attempt has after it was asked politely: its grace twice, to end
  /// politely, and to be ended.
  static long politely(Duration grace) {
    return Timers.nanos(Math.addExact(2 * ms(grace), SLACK_MS));
  }

  /// How long, in nanoseconds, an attempt has after it was asked to end at once.
  static long atOnce(Duration grace) {
    return Timers.nanos(Math.addExact(ms(grace), SLACK_MS));
  }

  private static long ms(Duration grace) {
    var longest = Duration.ofDays(36_500);
    return (grace.compareTo(longest) > 0 ? longest : grace).toMillis();
  }
}
