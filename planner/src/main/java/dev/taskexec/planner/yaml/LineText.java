package dev.taskexec.planner.yaml;

import java.util.Optional;

/// Finds the lines of a source in a text that was put together from them: a plain text over several
/// lines, or a block behind `|` or `>`.
///
/// What the lines hold between the blanks at their ends is the same in both; what stands between
/// that (line ends, blanks, indentation) may differ.
final class LineText {
  private LineText() {}

  /// The index in the source of each character of the value, and last that behind it; empty where
  /// the two do not fit.
  static Optional<int[]> indexes(String value, String source, int start, int end) {
    var indexes = new int[value.length() + 1];
    var at = start;
    for (var i = 0; i < value.length(); ) {
      if (isBlank(value.charAt(i))) {
        indexes[i++] = Math.min(at, end);
        continue;
      }
      var next = at;
      while (next < end && isBlank(source.charAt(next))) {
        next++;
      }
      if (next == end || source.charAt(next) != value.charAt(i)) {
        return Optional.empty();
      }
      takeBlanks(value, i, source, next, indexes);
      at = next;
      while (i < value.length() && !isBlank(value.charAt(i))) {
        if (at == end || source.charAt(at) != value.charAt(i)) {
          return Optional.empty();
        }
        indexes[i++] = at++;
      }
    }
    indexes[value.length()] = at;
    return Optional.of(indexes);
  }

  /// Blanks before a word that stand in the source too, such as those within a line.
  private static void takeBlanks(String value, int word, String source, int at, int[] indexes) {
    for (var back = 1; back <= word && at - back >= 0; back++) {
      var blank = value.charAt(word - back);
      if (!isBlank(blank) || source.charAt(at - back) != blank) {
        return;
      }
      indexes[word - back] = at - back;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
