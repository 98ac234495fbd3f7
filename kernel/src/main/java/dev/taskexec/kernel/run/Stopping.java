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

  /// Why a run is stopped that took longer than it may, with the time as people write it.
  static String ofTime(Duration limit) {
    var text = new StringBuilder();
    append(limit.toHours(), "h", text);
    append(limit.toMinutesPart(), "m", text);
    append(limit.toSecondsPart(), "s", text);
    append(limit.toMillisPart(), "ms", text);
    return "longer than %s (--timeout)".formatted(text);
  }

  private static void append(long count, String unit, StringBuilder text) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : " ").append(count).append(unit);
    }
  }

  private static long ms(Duration grace) {
    var longest = Duration.ofDays(36_500);
    return (grace.compareTo(longest) > 0 ? longest : grace).toMillis();
  }
}
