package dev.taskexec.cli.command;

import dev.taskexec.cli.option.UsageException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/// The time that a plan says it was made at, such as `2026-11-21T09:43:13.162764Z`: the clock's, or
/// what `SOURCE_DATE_EPOCH` says, so that the same inputs give the same bytes.
final class GeneratedAt {
  private static final String VARIABLE = "SOURCE_DATE_EPOCH";
  private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;
  private static final int MOST_DIGITS = 12;

  private GeneratedAt() {}

  static String of(Map<String, String> environment, InstantSource clock) throws UsageException {
    var epoch = environment.getOrDefault(VARIABLE, "");
    return text(epoch.isEmpty() ? clock.instant() : fixed(epoch));
  }

  private static Instant fixed(String epoch) throws UsageException {
    var isNumber =
        epoch.length() <= MOST_DIGITS && epoch.chars().allMatch(c -> c >= '0' && c <= '9');
    var seconds = isNumber ? Long.parseLong(epoch) : Long.MAX_VALUE;
    if (seconds > LAST_SECOND_OF_9999) {
      throw new UsageException(
          VARIABLE,
          "`%s` is not a time in whole seconds since 1970-01-01".formatted(epoch),
          "set it as in `SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)`, or unset it");
    }
    return Instant.ofEpochSecond(seconds);
  }

  // By hand: a DateTimeFormatter costs more time than planning a small file.
  private static String text(Instant instant) {
    var time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    var out = new StringBuilder(time.toLocalDate().toString());
    appendPadded('T', time.getHour(), 2, out);
    appendPadded(':', time.getMinute(), 2, out);
    appendPadded(':', time.getSecond(), 2, out);
    appendPadded('.', time.getNano() / 1_000, 6, out);
    return out.append('Z').toString();
  }

  private static void appendPadded(char before, int number, int digits, StringBuilder out) {
    var text = Integer.toString(number);
    out.append(before).repeat('0', digits - text.length()).append(text);
  }
}
