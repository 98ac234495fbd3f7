package dev.taskexec.planner.yaml;

import java.util.Optional;

/// Walks through a text in quotes again, to find out where each character of its value stands.
final class QuotedText {
  private final String source;
  private final int end;
  private final boolean escapes;
  private int at;

  /// @param start behind the opening quote
  /// @param end before the closing one
  /// @param escapes whether the quotes are double
  QuotedText(String source, int start, int end, boolean escapes) {
    this.source = source;
    this.end = end;
    this.escapes = escapes;
    this.at = start;
  }

  /// The index in the source of each character of the value, and last that of the closing quote;
  /// empty where the two do not fit.
  Optional<int[]> indexes(String value) {
    var indexes = new int[value.length() + 1];
    var i = 0;
    while (at < end) {
      var from = at;
      var count = take();
      if (count > value.length() - i) {
        return Optional.empty();
      }
      for (var k = 0; k < count; k++) {
        indexes[i++] = at - from == count ? from + k : from;
      }
    }
    indexes[value.length()] = end;
    return i == value.length() ? Optional.of(indexes) : Optional.empty();
  }

  /// Goes over what stands for the next characters of the value, and says how many they are.
  private int take() {
    var c = source.charAt(at);
    if (c == '\\' && escapes) {
      return takeEscape();
    }
    if (c == '\'' && !escapes) {
      at = Math.min(end, at + 2);
      return 1;
    }
    if (isBlank(c) || isLineEnd(c)) {
      return takeBlanks();
    }
    at++;
    return 1;
  }

  private int takeEscape() {
    var kind = at + 1 < end ? source.charAt(at + 1) : ' ';
    if (isLineEnd(kind)) {
      at++;
      return takeLineEnds() - 1;
    }
    var digits =
        switch (kind) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    var first = at + 2;
    at = Math.min(end, first + digits);
    return digits == 8 && isSupplementary(first) ? 2 : 1;
  }

  /// Whether eight digits say more than U+FFFF.
  private boolean isSupplementary(int first) {
    return first + 4 <= end && !source.startsWith("0000", first);
  }

  /// Blanks stay unless a line end follows; one line end is a blank, each further one stays.
  private int takeBlanks() {
    var next = at;
    while (next < end && isBlank(source.charAt(next))) {
      next++;
    }
    if (next == end || !isLineEnd(source.charAt(next))) {
      var count = next - at;
      at = next;
      return count;
    }
    at = next;
    return Math.max(1, takeLineEnds() - 1);
  }

  /// Goes over line ends and the blanks around them, and says how many there are.
  private int takeLineEnds() {
    var count = 0;
    while (at < end && (isBlank(source.charAt(at)) || isLineEnd(source.charAt(at)))) {
      var pair = source.startsWith("\r\n", at);
      count += isLineEnd(source.charAt(at)) ? 1 : 0;
      at += pair ? 2 : 1;
    }
    return count;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
