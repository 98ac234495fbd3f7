package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Written;

/// White space, also that which does not break (U+00A0): it looks the same.
final class Blanks {

  private Blanks() {}

  static boolean is(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// The first place from `at` on that is no blank; the text's length where there is none.
  static int skip(String text, int at) {
    while (at < text.length() && is(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// A text without the blanks at its ends.
  static Written strip(Written written) {
    var text = written.text();
    var begin = skip(text, 0);
    var end = text.length();
    while (end > begin && is(text.charAt(end - 1))) {
      end--;
    }
    return written.sub(begin, end);
  }
}
