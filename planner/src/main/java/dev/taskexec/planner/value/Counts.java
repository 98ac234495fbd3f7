package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.math.BigDecimal;
import java.util.Optional;

/// Whole numbers without a unit: `64`, `4000`, `4_000`.
public final class Counts {
  /// What a JSON number holds exactly.
  public static final long MOST = 1L << 53;

  private static final Kind KIND = new Kind("a whole number", "4000");

  private Counts() {}

  /// Reads one between two bounds, both included.
  public static Optional<Long> read(Written written, long least, long most, Reading reading) {
    return reading
        .fill(Blanks.strip(written))
        .flatMap(text -> filled(Blanks.strip(text), least, most, reading));
  }

  private static Optional<Long> filled(Written text, long least, long most, Reading reading) {
    var amounts = Amounts.read(text, KIND, reading);
    if (amounts.isEmpty()) {
      return Optional.empty();
    }
    var amount = amounts.get().getFirst();
    if (amounts.get().size() > 1) {
      return reading.wrong(
          text, Reading.shown(text) + " is more than one number", "write one number");
    }
    if (!amount.unit().isEmpty()) {
      return reading.wrong(
          amount.unit(),
          "%s stands behind a number that has no unit".formatted(Reading.shown(amount.unit())),
          "write `%s`".formatted(Excerpt.of(withoutUnit(amount))));
    }
    if (!amount.isWhole()) {
      return reading.wrong(text, Reading.shown(text) + " is no whole number", KIND.help());
    }
    return between(text, amount.number(), least, most, reading);
  }

  private static Optional<Long> between(
      Written text, BigDecimal number, long least, long most, Reading reading) {
    return number.compareTo(BigDecimal.valueOf(least)) < 0
            || number.compareTo(BigDecimal.valueOf(most)) > 0
        ? reading.wrong(
            text,
            "%s is not between %d and %d".formatted(Reading.shown(text), least, most),
            "write a whole number from %d to %d".formatted(least, most))
        : Optional.of(number.longValueExact());
  }

  /// The number that is meant where somebody writes `4k`.
  private static String withoutUnit(Amount amount) {
    var factor =
        switch (amount.unit().text()) {
          case "k", "K" -> 1_000;
          case "M" -> 1_000_000;
          default -> 1;
        };
    var number = amount.number().multiply(BigDecimal.valueOf(factor)).stripTrailingZeros();
    return factor == 1 ? amount.digits().text() : number.toPlainString();
  }
}
