package dev.taskexec.planner.credential;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds `password=…` and `token: …`, in shells, YAML and JSON, with a value that looks drawn by
/// chance.
final class Assigned {
  private static final List<String> NAMES =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "pwd",
          "secret",
          "token",
          "api_key",
          "api-key",
          "apikey",
          "access_key",
          "access-key",
          "accesskey",
          "auth_key",
          "private_key",
          "credential",
          "credentials");

  private static final String QUOTES = "\"'`\\";
  private static final String ENDS = "\"'`,;&|<>()[]{}\\";
  private static final int LONGEST_NAME = 40;
  private static final int MOST_BLANKS = 4;
  private static final int SHORTEST = 8;
  private static final int LONGEST = 512;

  /// In bits a character: words of a language have less, what is drawn by chance has more.
  private static final double LEAST_ENTROPY = 2.75;

  private Assigned() {}

  /// @param at the place of a `=` or `:`
  static Optional<Credential> at(String text, int at) {
    if (!isNamed(text, at)) {
      return Optional.empty();
    }
    var from = skip(text, at + 1);
    var to = end(text, from);
    var value = text.substring(from, to);
    return looksDrawn(value)
        ? Optional.of(new Credential(from, to, "a password, a key or a token"))
        : Optional.empty();
  }

  private static boolean isNamed(String text, int at) {
    var end = at;
    while (end > 0 && at - end < MOST_BLANKS && isBetween(text.charAt(end - 1))) {
      end--;
    }
    var name = text.substring(Math.max(0, end - LONGEST_NAME), end).toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(name::endsWith);
  }

  private static boolean isBetween(char c) {
    return c == ' ' || c == '*' || QUOTES.indexOf(c) >= 0;
  }

  private static int skip(String text, int from) {
    var at = from;
    while (at < text.length() && at - from < MOST_BLANKS && isBetween(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int end(String text, int from) {
    var end = from;
    while (end < text.length()
        && end - from < LONGEST
        && !Character.isWhitespace(text.charAt(end))
        && (ENDS.indexOf(text.charAt(end)) < 0 || end == from)) {
      end++;
    }
    return end;
  }

  private static boolean looksDrawn(String value) {
    return value.length() >= SHORTEST
        && !Placeholder.is(value)
        && kinds(value) >= 2
        && value.chars().anyMatch(Character::isDigit)
        && entropy(value) >= LEAST_ENTROPY;
  }

  /// Of small letters, capitals, digits.
  private static int kinds(String value) {
    return (value.chars().anyMatch(Character::isLowerCase) ? 1 : 0)
        + (value.chars().anyMatch(Character::isUpperCase) ? 1 : 0)
        + (value.chars().anyMatch(Character::isDigit) ? 1 : 0);
  }

  private static double entropy(String value) {
    var counts = new HashMap<Integer, Integer>();
    value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    var bits = 0.0;
    for (var count : counts.values()) {
      var share = (double) count / value.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
