package dev.taskexec.planner.render;

/// Text in backticks.
final class Ticks {
  private Ticks() {}

  /// A code span that shows the text, with as many backticks around it as it takes.
  static String of(String text) {
    var marks = "`".repeat(longestRun(text) + 1);
    var padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return marks + padding + text + padding + marks;
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
}
