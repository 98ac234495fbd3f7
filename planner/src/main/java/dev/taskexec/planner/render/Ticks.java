package dev.taskexec.planner.render;

import dev.taskexec.planner.value.CodeSpan;
import dev.taskexec.planner.value.Texts;

/// Text as an item of a list: in backticks, which Markdown leaves alone.
final class Ticks {
  private Ticks() {}

  /// The text in backticks, or in double quotes where only these can say it.
  ///
  /// @param text not empty
  static String of(String text) {
    var isOneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && !text.isBlank();
    return isOneLine ? CodeSpan.of(Literal.of(text)) : Texts.text(text);
  }

  /// Bare where nothing in it could be taken for more than a name.
  static String bareOrOf(String name) {
    return !name.isEmpty() && name.chars().allMatch(Ticks::isPlain) ? name : of(name);
  }

  /// The longest stretch of backticks in a text.
  static int longestRun(String text) {
    var longest = 0;
    var run = 0;
    for (var i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }
}
