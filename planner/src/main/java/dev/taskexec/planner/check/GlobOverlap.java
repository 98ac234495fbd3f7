package dev.taskexec.planner.check;

import java.util.Arrays;
import java.util.List;

/// Whether two patterns of paths have a path in common. Where that would be hard to say they have:
/// a set of letters counts as any letter, alternatives in braces as any text.
final class GlobOverlap {
  private static final String ANY_FOLDERS = "**";
  private static final int ANY_TEXT = -1;
  private static final int ANY_LETTER = -2;

  private GlobOverlap() {}

  /// Whether a segment of a path is no plain name.
  static boolean isPattern(String segment) {
    return segment.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /// Whether a letter of a pattern stands for itself and is no slash.
  static boolean isPlain(char letter) {
    return "*?[]{}/".indexOf(letter) < 0;
  }

  /// @param one segments of a pattern; `**` stands for any number of folders
  /// @param effort is spent by the cells of the table; where it does not last, they meet
  static boolean meet(List<String> one, List<String> other, Effort effort) {
    // Whether the pattern up to a segment and the other one up to another have a path in common:
    // row by row, since only the row above is needed.
    var row = new boolean[other.size() + 1];
    row[0] = true;
    for (var j = 1; j <= other.size() && isAnyFolders(other.get(j - 1)); j++) {
      row[j] = true;
    }
    for (var segment : one) {
      var above = row;
      row = new boolean[other.size() + 1];
      row[0] = above[0] && isAnyFolders(segment);
      for (var j = 1; j <= other.size(); j++) {
        if (!effort.spend(1)) {
          return true;
        }
        var opposite = other.get(j - 1);
        row[j] =
            isAnyFolders(segment) || isAnyFolders(opposite)
                ? row[j - 1] || above[j]
                : above[j - 1] && segmentsMeet(segment, opposite, effort);
      }
    }
    return row[other.size()];
  }

  private static boolean isAnyFolders(String segment) {
    return segment.equals(ANY_FOLDERS);
  }

  private static boolean segmentsMeet(String one, String other, Effort effort) {
    if (one.equals(other)) {
      return true;
    }
    if (!isPattern(one) && !isPattern(other)) {
      return false;
    }
    var letters = letters(one);
    var opposites = letters(other);
    if (!effort.spend((long) letters.length * opposites.length)) {
      return true;
    }
    var row = new boolean[opposites.length + 1];
    row[0] = true;
    for (var j = 1; j <= opposites.length && opposites[j - 1] == ANY_TEXT; j++) {
      row[j] = true;
    }
    for (var letter : letters) {
      var above = row;
      row = new boolean[opposites.length + 1];
      row[0] = above[0] && letter == ANY_TEXT;
      for (var j = 1; j <= opposites.length; j++) {
        var opposite = opposites[j - 1];
        row[j] =
            letter == ANY_TEXT || opposite == ANY_TEXT
                ? row[j - 1] || above[j]
                : above[j - 1]
                    && (letter == opposite || letter == ANY_LETTER || opposite == ANY_LETTER);
      }
    }
    return row[opposites.length];
  }

  private static int[] letters(String segment) {
    var letters = new int[segment.length()];
    var size = 0;
    for (var i = 0; i < segment.length(); i++) {
      switch (segment.charAt(i)) {
        case '*' -> letters[size++] = ANY_TEXT;
        case '?' -> letters[size++] = ANY_LETTER;
        case '[' -> {
          letters[size++] = ANY_LETTER;
          i = closing(segment, ']', i);
        }
        case '{' -> {
          letters[size++] = ANY_TEXT;
          i = closing(segment, '}', i);
        }
        default -> letters[size++] = segment.charAt(i);
      }
    }
    return Arrays.copyOf(letters, size);
  }

  private static int closing(String segment, char bracket, int from) {
    var at = segment.indexOf(bracket, from + 1);
    return at < 0 ? segment.length() : at;
  }
}
