package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes numbers with units apart: `1h30m`, `2 GiB`, `4_000`.
///
/// A number has digits 0 to 9, a `_` between two digits where it helps the eye, and a fraction
/// behind a point.
final class Amounts {
  /// No value has more parts than that; what is behind is not looked at.
  private static final int MOST_PARTS = 8;

  /// Longer numbers are refused before anybody calculates with them.
  private static final int LONGEST_NUMBER = 40;

  private final Written text;
  private final Kind kind;
  private final Reading reading;
  private int at;

  private Amounts(Written text, Kind kind, Reading reading) {
    this.text = text;
    this.kind = kind;
    this.reading = reading;
  }

  /// Reads at least one amount, and no more than 8.
  static Optional<List<Amount>> read(Written text, Kind kind, Reading reading) {
    return text.isEmpty()
        ? reading.wrong(text, kind.noun() + " is missing", kind.help())
        : new Amounts(text, kind, reading).all();
  }

  private Optional<List<Amount>> all() {
    var amounts = new ArrayList<Amount>();
    for (at = 0; at < text.length() && amounts.size() < MOST_PARTS; ) {
      var amount = next();
      if (amount.isEmpty()) {
        return Optional.empty();
      }
      amounts.add(amount.get());
      at = Blanks.skip(text.text(), at);
    }
    return Optional.of(amounts);
  }

  private Optional<Amount> next() {
    var begin = at;
    digits();
    var end = at;
    if (end == begin) {
      return odd();
    }
    var digits = text.sub(begin, end);
    at = Blanks.skip(text.text(), at);
    var unit = at;
    while (at < text.length() && Character.isLetter(text.text().charAt(at))) {
      at++;
    }
    if (at == unit && at < text.length() && at == end) {
      return odd();
    }
    return number(digits)
        .map(number -> new Amount(number, digits, text.sub(unit, Math.max(unit, at))));
  }

  /// Goes on behind a number.
  private void digits() {
    var end = at;
    while (end < text.length() && isPartOfNumber(end)) {
      end++;
    }
    at = end;
  }

  private boolean isPartOfNumber(int index) {
    var c = text.text().charAt(index);
    return isDigit(c) || ((c == '_' || c == '.') && isDigitAt(index - 1) && isDigitAt(index + 1));
  }

  private boolean isDigitAt(int index) {
    return index >= 0 && index < text.length() && isDigit(text.text().charAt(index));
  }

  private Optional<BigDecimal> number(Written digits) {
    var plain = digits.text().replace("_", "");
    if (plain.indexOf('.') != plain.lastIndexOf('.')) {
      return reading.wrong(
          digits, Reading.shown(digits) + " is no number: it has two points", kind.help());
    }
    if (plain.length() > LONGEST_NUMBER) {
      return reading.wrong(digits, Reading.shown(digits) + " is too long a number", kind.help());
    }
    return Optional.of(new BigDecimal(plain));
  }

  /// Says what is odd at the place that was reached.
  private <T> Optional<T> odd() {
    var whole = Reading.shown(text);
    var given = text.text();
    var c = given.charAt(at);
    if (c == '`') {
      return wrong(whole + " has backticks", given.replace("`", ""));
    }
    if (c == '-' || c == '\u2212') {
      return wrong(whole + " has a minus sign", given.replace("" + c, ""));
    }
    if (c == '+') {
      return wrong(whole + " has a plus sign", given.replace("+", ""));
    }
    if (Character.isDigit(c)) {
      return wrong(whole + " has digits other than 0 to 9", inAscii(given));
    }
    if (c == ',') {
      return wrong(
          whole + " has a comma in it",
          isThousands() ? given.replace(",", "") : given.replace(',', '.'));
    }
    if (c == '.' && at == 0 && isDigitAt(1)) {
      return wrong(whole + " starts with a point", "0" + given);
    }
    return reading.wrong(text, "%s is %s".formatted(whole, kind.no()), kind.help());
  }

  private <T> Optional<T> wrong(String message, String mended) {
    return reading.wrong(text, message, "write `%s`".formatted(Excerpt.of(mended.strip())));
  }

  /// Whether three digits stand behind the comma that was reached.
  private boolean isThousands() {
    return isDigitAt(at + 1) && isDigitAt(at + 2) && isDigitAt(at + 3) && !isDigitAt(at + 4);
  }

  private static String inAscii(String text) {
    var ascii = new StringBuilder(text);
    for (var i = 0; i < ascii.length(); i++) {
      if (Character.isDigit(ascii.charAt(i))) {
        ascii.setCharAt(i, Character.forDigit(Character.digit(ascii.charAt(i), 10), 10));
      }
    }
    return ascii.toString();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
