package dev.taskexec.cli.report;

/// Text from anywhere that may stand in JSON: a lone surrogate, which has no UTF-8 form, is
/// replaced by U+FFFD. Everything else that could do harm in a terminal is escaped by JSON, or is
/// left to whoever shows it.
final class SafeText {

  private SafeText() {}

  static String of(String text) {
    if (text.codePoints().noneMatch(SafeText::isSurrogate)) {
      return text;
    }
    var out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(isSurrogate(c) ? 0xfffd : c));
    return out.toString();
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xd800 && c <= 0xdfff;
  }
}
