package dev.taskexec.planner.value;

import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Lengths of time in milliseconds: `90s`, `1h30m`, `1.5s`, `2 minutes`.
///
/// Larger units first, each once, never without a unit; whole milliseconds, at most 3650 days.
public final class Durations {
  /// 3650 days.
  public static final long MOST_MS = 3650L * 24 * 60 * 60 * 1000;

  private static final Kind KIND = new Kind("a duration", "1h30m");
  private static final Map<String, Long> UNITS = units();

  private Durations() {}

  /// Reads one; it may be 0.
  public static Optional<Long> read(Written written, Reading reading) {
    return reading.fill(Blanks.strip(written)).flatMap(text -> filled(text, reading));
  }

  /// Reads one that is at least 1 ms.
  public static Optional<Long> readPositive(Written written, Reading reading) {
    return read(written, reading)
        .flatMap(
            ms ->
                ms == 0
                    ? reading.wrong(
                        written,
                        Reading.shown(written) + " is no time at all",
                        "write at least `1ms`, or leave the attribute out for no limit")
                    : Optional.of(ms));
  }

  /// Reads one whose parameters are filled in already.
  static Optional<Long> filled(Written written, Reading reading) {
    var text = Blanks.strip(written);
    return Amounts.read(text, KIND, reading).flatMap(amounts -> sum(text, amounts, reading));
  }

  /// The milliseconds of a unit.
  static Optional<Long> unit(String word) {
    return Optional.ofNullable(UNITS.get(word));
  }

  private static Optional<Long> sum(Written text, List<Amount> amounts, Reading reading) {
    var sum = BigDecimal.ZERO;
    var last = Long.MAX_VALUE;
    var ordered = true;
    for (var amount : amounts) {
      var unit = unit(amount.unit().text());
      if (unit.isEmpty()) {
        return noUnit(text, amount, reading);
      }
      sum = sum.add(amount.number().multiply(BigDecimal.valueOf(unit.get())));
      ordered &= unit.get() < last;
      last = unit.get();
    }
    return ordered ? checked(text, sum, reading) : disordered(text, sum, reading);
  }

  private static Optional<Long> checked(Written text, BigDecimal sum, Reading reading) {
    if (sum.compareTo(BigDecimal.valueOf(MOST_MS)) > 0) {
      return reading.wrong(
          text,
          Reading.shown(text) + " is longer than 3650 days",
          "write at most `3650d`, or leave it out for no limit");
    }
    var ms = sum.longValue();
    return sum.compareTo(BigDecimal.valueOf(ms)) == 0
        ? Optional.of(ms)
        : reading.wrong(
            text,
            Reading.shown(text) + " is no whole number of milliseconds",
            "write `%s`".formatted(text(ms + 1)));
  }

  private static Optional<Long> disordered(Written text, BigDecimal sum, Reading reading) {
    var canSay = sum.compareTo(BigDecimal.valueOf(MOST_MS)) <= 0;
    return reading.wrong(
        text,
        "%s has its units twice or in the wrong order".formatted(Reading.shown(text)),
        canSay
            ? "write the larger unit first, each once: `%s`".formatted(text(sum.longValue()))
            : "write the larger unit first, each once");
  }

  private static Optional<Long> noUnit(Written text, Amount amount, Reading reading) {
    var unit = amount.unit();
    if (unit.isEmpty()) {
      return reading.wrong(
          amount.digits(),
          "%s has no unit".formatted(Reading.shown(amount.digits())),
          "write for example `%s` or `%s`; the units are ms, s, m, h, d"
              .formatted(Excerpt.of(amount.with("s")), Excerpt.of(amount.with("m"))));
    }
    var word = unit.text();
    return reading.wrong(
        unit,
        Reading.shown(unit) + " is no unit of time",
        nearest(word)
            .map(
                near ->
                    "write `%s`; the units are ms, s, m, h, d"
                        .formatted(Excerpt.of(replaced(text, unit, near))))
            .orElse("use one of the units ms, s, m, h, d"));
  }

  /// A letter alone is near to every other letter, so only its case is mended.
  private static Optional<String> nearest(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    return UNITS.containsKey(lower)
        ? Optional.of(lower)
        : word.length() < 2 ? Optional.empty() : Nearest.to(word, UNITS.keySet());
  }

  /// A text with a part of it replaced.
  static String replaced(Written text, Written part, String by) {
    var at = text.text().lastIndexOf(part.text());
    return text.text().substring(0, at) + by + text.text().substring(at + part.length());
  }

  /// A duration as it is written: `1h30m`, `1.5s`, `0s`; it reads back as the same.
  ///
  /// @param ms from 0
  public static String text(long ms) {
    if (ms < 1000) {
      return ms == 0 ? "0s" : ms + "ms";
    }
    var seconds = ms / 1000;
    var text = new StringBuilder();
    append(seconds / 86_400, "d", text);
    append(seconds / 3600 % 24, "h", text);
    append(seconds / 60 % 60, "m", text);
    if (ms % 60_000 != 0) {
      text.append(BigDecimal.valueOf(ms % 60_000, 3).stripTrailingZeros().toPlainString());
      text.append('s');
    }
    return text.toString();
  }

  private static void append(long count, String unit, StringBuilder text) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }

  private static Map<String, Long> units() {
    var units = new LinkedHashMap<String, Long>();
    units.put("ms", 1L);
    for (var word : List.of("s", "sec", "second", "seconds")) {
      units.put(word, 1000L);
    }
    for (var word : List.of("m", "min", "minute", "minutes")) {
      units.put(word, 60_000L);
    }
    for (var word : List.of("h", "hour", "hours")) {
      units.put(word, 3_600_000L);
    }
    for (var word : List.of("d", "day", "days")) {
      units.put(word, 86_400_000L);
    }
    return units;
  }
}
