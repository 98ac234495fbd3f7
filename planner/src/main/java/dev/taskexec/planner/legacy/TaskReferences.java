package dev.taskexec.planner.legacy;

/// Moves through the task ids of a stretch: every `` `TASK-` `` with three or more digits that
/// stands alone between backticks, as Python's `findall` finds them.
final class TaskReferences {
  static final String PREFIX = "TASK-";
  private static final int LEAST_DIGITS = 3;

  private final String text;
  private final int to;
  private int start;
  private int end;

  TaskReferences(String text, int from, int to) {
    this.text = text;
    this.to = to;
    this.end = from;
  }

  /// Moves to the next id; false behind the last.
  boolean next() {
    var tick = text.indexOf('`', end, to);
    while (tick >= 0) {
      var digits = tick + 1 + PREFIX.length();
      if (text.startsWith(PREFIX, tick + 1)) {
        var close = digits;
        while (close < to && isDigit(text.charAt(close))) {
          close++;
        }
        if (close - digits >= LEAST_DIGITS && close < to && text.charAt(close) == '`') {
          start = tick;
          end = close + 1;
          return true;
        }
      }
      tick = text.indexOf('`', tick + 1, to);
    }
    return false;
  }

  /// The offset of the opening backtick.
  int start() {
    return start;
  }

  /// The offset behind the closing backtick.
  int end() {
    return end;
  }

  /// The length of the id itself.
  int length() {
    return end - start - 2;
  }

  String id() {
    return text.substring(start + 1, end - 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
