package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Written;

/// A stretch in backticks, as CommonMark has it: it ends at the next run of as many backticks as it
/// starts with, and nothing in it is an escape.
public final class CodeSpan {

  private CodeSpan() {}

  /// The offset behind the span that starts at `at`; -1 where it does not end.
  public static int end(String text, int at) {
    var ticks = run(text, at);
    for (var next = text.indexOf('`', at + ticks); next >= 0; ) {
      var length = run(text, next);
      if (length == ticks) {
        return next + length;
      }
      next = text.indexOf('`', next + length);
    }
    return -1;
  }

  /// What stands between the backticks of a text that is one span.
  public static Written content(Written span) {
    var ticks = run(span.text(), 0);
    var inside = span.sub(ticks, span.length() - ticks);
    var text = inside.text();
    return text.length() > 2 && text.startsWith(" ") && text.endsWith(" ") && !text.isBlank()
        ? inside.sub(1, text.length() - 1)
        : inside;
  }

  /// A text as a span.
  ///
  /// @param text not empty, without line ends
  public static String of(String text) {
    var longest = 0;
    for (var at = text.indexOf('`'); at >= 0; ) {
      var length = run(text, at);
      longest = Math.max(longest, length);
      at = text.indexOf('`', at + length);
    }
    var ticks = "`".repeat(longest + 1);
    var padded = text.startsWith("`") || text.endsWith("`") || text.startsWith(" ");
    return padded ? ticks + " " + text + " " + ticks : ticks + text + ticks;
  }

  private static int run(String text, int at) {
    var end = at;
    while (end < text.length() && text.charAt(end) == '`') {
      end++;
    }
    return end - at;
  }
}
