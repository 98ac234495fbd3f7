package dev.taskexec.kernel.ledger;

/// Text that has a UTF-8 form: without half of a surrogate pair.
final class WellFormed {

  private WellFormed() {}

  static boolean is(String text) {
    return firstLone(text, 0) < 0;
  }

  /// @param replacement for each lone surrogate
  static String text(String text, char replacement) {
    var lone = firstLone(text, 0);
    if (lone < 0) {
      return text;
    }
    var mended = new StringBuilder(text);
    for (; lone >= 0; lone = firstLone(text, lone + 1)) {
      mended.setCharAt(lone, replacement);
    }
    return mended.toString();
  }

  private static int firstLone(String text, int from) {
    for (var i = from; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      return i;
    }
    return -1;
  }
}
