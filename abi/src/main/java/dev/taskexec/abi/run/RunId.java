package dev.taskexec.abi.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a run and of its folder: the second in which it began, in UTC, such as
/// `20261121_094313Z`; a second run in the same second has `-2` behind it.
public record RunId(String value) implements Comparable<RunId> {
  private static final Pattern FORM = Pattern.compile("\\d{8}_\\d{6}Z(-[1-9]\\d*)?");
  private static final DateTimeFormatter STAMP =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMdd_HHmmss'Z'")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  /// Of two numbers without leading zeros the longer one is the larger one.
  private static final Comparator<RunId> OLDEST_FIRST =
      Comparator.comparing(RunId::timestamp)
          .thenComparing(id -> id.value.length())
          .thenComparing(RunId::value);

  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id: " + value);
    }
  }

  /// @param number from 1: the how manyth run of its second it is
  public static RunId of(Instant began, int number) {
    var stamp = STAMP.format(began);
    return new RunId(number == 1 ? stamp : stamp + "-" + number);
  }

  /// The id that a text is; empty for any other text.
  public static Optional<RunId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
  }

  /// The older one first.
  @Override
  public int compareTo(RunId other) {
    return OLDEST_FIRST.compare(this, other);
  }

  /// The second in which the run began, without the number behind it: the `<TS>` of log names.
  public String timestamp() {
    return value.substring(0, value.indexOf('Z') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
