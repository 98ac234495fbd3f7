package dev.taskexec.planner.markdown;

import dev.taskexec.planner.markdown.Block.Check;

/// The box at the start of a task list item, by the rule of GitHub Flavored Markdown 0.29, section
/// 5.3: `[ ]` or `[x]`, white space, and something behind it.
///
/// It is read from the line itself, not with commonmark-java's extension: that one takes the inside
/// of an escaped bracket for a box, and none where the rest of the file defines a link named `x`.
final class TaskBox {
  private static final int LENGTH = 3;

  private TaskBox() {}

  /// @param line the first line of an item, without blanks at the ends
  static Check check(String line) {
    var isBox =
        line.length() > LENGTH + 1
            && line.charAt(0) == '['
            && line.charAt(2) == ']'
            && isSpace(line.charAt(LENGTH));
    if (!isBox) {
      return Check.NONE;
    }
    var mark = line.charAt(1);
    if (mark == 'x' || mark == 'X') {
      return Check.DONE;
    }
    return isSpace(mark) ? Check.OPEN : Check.NONE;
  }

  /// Where the text behind the box starts.
  static int behind(String line) {
    var i = LENGTH;
    while (i < line.length() && isSpace(line.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
