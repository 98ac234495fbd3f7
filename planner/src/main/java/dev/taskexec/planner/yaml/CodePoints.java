package dev.taskexec.planner.yaml;

/// Where the code points of a text stand in UTF-16: the parser counts the one, Java the other.
///
/// @param indexes the index of each code point, and last the text's length; empty where the two are
///   the same
/// @param length of the text, in UTF-16 code units
record CodePoints(int[] indexes, int length) {
  private static final int[] SAME = {};

  static CodePoints of(String text) {
    var count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new CodePoints(SAME, count);
    }
    var indexes = new int[count + 1];
    var at = 0;
    for (var i = 0; i < count; i++) {
      indexes[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    indexes[count] = at;
    return new CodePoints(indexes, text.length());
  }

  /// The index in UTF-16; that of the end for what is beyond it.
  int index(int codePoint) {
    if (indexes.length == 0) {
      return Math.min(codePoint, length);
    }
    return indexes[Math.min(codePoint, indexes.length - 1)];
  }
}
