package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Numbers of bytes: `512B`, `10MB` (10^6), `2GiB` (2^30), `1.5 GiB`; a fraction of a byte is
/// dropped. At most 8192TiB.
public final class Sizes {
  /// 8192 TiB: what a JSON number holds exactly.
  public static final long MOST_BYTES = 1L << 53;

  private static final Kind KIND = new Kind("a size", "2GiB");
  private static final String NAMES =
      "the units are B, kB, MB, GB, TB (powers of 1000) and KiB, MiB, GiB, TiB (powers of 1024)";
  private static final Map<String, Long> UNITS = units();

  private Sizes() {}

  /// Reads one; it may be 0.
  public static Optional<Long> read(Written written, Reading reading) {
    return reading.fill(Blanks.strip(written)).flatMap(text -> filled(Blanks.strip(text), reading));
  }

  private static Optional<Long> filled(Written text, Reading reading) {
    return Amounts.read(text, KIND, reading)
        .flatMap(
            amounts ->
                amounts.size() == 1
                    ? bytes(text, amounts.getFirst(), reading)
                    : reading.wrong(
                        text,
                        Reading.shown(text) + " is more than one size",
                        "write one number with one unit, for example `1.5GiB`"));
  }

  /// Whether it is a unit, in any case, or could be meant for one.
  static boolean isUnit(String word) {
    return nearest(word).isPresent() || prefix(word).isPresent();
  }

  private static Optional<Long> bytes(Written text, Amount amount, Reading reading) {
    var unit = UNITS.get(amount.unit().text());
    if (unit == null) {
      return noUnit(amount, reading);
    }
    var bytes = amount.number().multiply(BigDecimal.valueOf(unit));
    return bytes.compareTo(BigDecimal.valueOf(MOST_BYTES)) > 0
        ? reading.wrong(
            text,
            Reading.shown(text) + " is more than 8192TiB",
            "write at most `8192TiB`, or leave it out for no limit")
        : Optional.of(bytes.longValue());
  }

  private static Optional<Long> noUnit(Amount amount, Reading reading) {
    var unit = amount.unit();
    if (unit.isEmpty()) {
      return reading.wrong(
          amount.digits(),
          "%s has no unit".formatted(Reading.shown(amount.digits())),
          "write for example `%s`; %s".formatted(Excerpt.of(amount.with("MiB")), NAMES));
    }
    var prefix = prefix(unit.text());
    if (prefix.isPresent()) {
      return reading.wrong(
          unit,
          "%s is no unit of size".formatted(Reading.shown(unit)),
          "write `%s` (powers of 1024) or `%s` (powers of 1000)"
              .formatted(
                  Excerpt.of(amount.with(binary(prefix.get()))),
                  Excerpt.of(amount.with(decimal(prefix.get())))));
    }
    return reading.wrong(
        unit,
        "%s is no unit of size".formatted(Reading.shown(unit)),
        nearest(unit.text())
            .map(near -> "write `%s`; %s".formatted(Excerpt.of(amount.with(near)), NAMES))
            .orElse(NAMES));
  }

  /// The prefix where it stands alone: `G` may be meant for GB or GiB.
  private static Optional<Character> prefix(String unit) {
    var upper = unit.toUpperCase(Locale.ROOT);
    return upper.length() == 1 && "KMGT".contains(upper)
        ? Optional.of(upper.charAt(0))
        : Optional.empty();
  }

  private static String binary(char prefix) {
    return prefix + "iB";
  }

  private static String decimal(char prefix) {
    return (prefix == 'K' ? 'k' : prefix) + "B";
  }

  /// The unit that differs only in case, or is written out.
  private static Optional<String> nearest(String word) {
    if (word.equalsIgnoreCase("byte") || word.equalsIgnoreCase("bytes")) {
      return Optional.of("B");
    }
    return UNITS.keySet().stream().filter(word::equalsIgnoreCase).findFirst();
  }

  /// A size as it is written: the unit that makes the shortest whole number; it reads back as the
  /// same.
  ///
  /// @param bytes from 0
  public static String text(long bytes) {
    var shortest = bytes + "B";
    if (bytes == 0) {
      return shortest;
    }
    for (var unit : UNITS.entrySet()) {
      var text = bytes / unit.getValue() + unit.getKey();
      if (bytes % unit.getValue() == 0 && digits(text) < digits(shortest)) {
        shortest = text;
      }
    }
    return shortest;
  }

  private static long digits(String text) {
    return text.chars().filter(c -> Amounts.isDigit((char) c)).count();
  }

  private static Map<String, Long> units() {
    var units = new LinkedHashMap<String, Long>();
    units.put("B", 1L);
    units.put("KiB", 1L << 10);
    units.put("MiB", 1L << 20);
    units.put("GiB", 1L << 30);
    units.put("TiB", 1L << 40);
    units.put("kB", 1000L);
    units.put("KB", 1000L);
    units.put("MB", 1_000_000L);
    units.put("GB", 1_000_000_000L);
    units.put("TB", 1_000_000_000_000L);
    return units;
  }
}
