package dev.taskexec.planner.legacy;

/// What the original tool's language says about characters: Python's `str.isspace`,
/// `str.splitlines` and `\d`. All blanks and line ends are single UTF-16 code units.
final class PythonText {
  private PythonText() {}

  /// Whether `str.isspace` is true and `strip` takes it away.
  static boolean isBlank(char c) {
    if (c <= ' ') {
      return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    }
    if (c < 0x1680) {
      return c == 0x85 || c == 0xA0;
    }
    return c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /// Whether `splitlines` ends a line here; CR and LF together end one line.
  static boolean isLineEnd(char c) {
    if (c <= 0x1E) {
      return (c >= '\n' && c <= '\r') || c >= 0x1C;
    }
    return c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /// The first offset that is not blank, or `to`.
  static int skipBlanks(String text, int from, int to) {
    var i = from;
    while (i < to && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// The offset behind the last character that is not blank, or `from`.
  static int skipBlanksBackwards(String text, int from, int to) {
    var i = to;
    while (i > from && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /// The offset behind the decimal digits, of any script, that stand at `from`.
  static int skipDigits(String text, int from, int to) {
    var i = from;
    while (i < to) {
      var c = text.codePointAt(i);
      if (!Character.isDigit(c)) {
        break;
      }
      i += Character.charCount(c);
    }
    return Math.min(i, to);
  }
}
