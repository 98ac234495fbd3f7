package dev.taskexec.cli.option;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A length of time as people write it: `500ms`, `5s`, `1m`, `1h30m`; whole numbers, larger units
/// first, each unit once.
public final class DurationText {
  private static final int MOST_DIGITS = 9;
  private static final List<Unit> UNITS =
      List.of(
          new Unit("h", Duration.ofHours(1)),
          new Unit("m", Duration.ofMinutes(1)),
          new Unit("s", Duration.ofSeconds(1)),
          new Unit("ms", Duration.ofMillis(1)));

  private record Unit(String word, Duration length) {}

  private DurationText() {}

  /// The length, or empty where the text is none.
  public static Optional<Duration> parse(String text) {
    var total = Duration.ZERO;
    var nextUnit = 0;
    var at = 0;
    while (at < text.length()) {
      var digits = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      var letters = at;
      while (at < text.length() && !isDigit(text.charAt(at))) {
        at++;
      }
      var unit = unit(text.substring(letters, at), nextUnit);
      if (letters == digits || letters - digits > MOST_DIGITS || unit < 0) {
        return Optional.empty();
      }
      var count = Long.parseLong(text.substring(digits, letters));
      total = total.plus(UNITS.get(unit).length().multipliedBy(count));
      nextUnit = unit + 1;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(total);
  }

  private static int unit(String word, int from) {
    for (var i = from; i < UNITS.size(); i++) {
      if (UNITS.get(i).word().equals(word)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
