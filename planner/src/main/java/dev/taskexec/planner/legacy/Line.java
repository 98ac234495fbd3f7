package dev.taskexec.planner.legacy;

/// A line as Python's `splitlines` cuts it, moved through the text from line to line.
final class Line {
  private final String text;
  private int start;
  private int next;
  private int from;
  private int to;

  Line(String text) {
    this.text = text;
  }

  /// Moves to the next line; false behind the last.
  boolean next() {
    start = next;
    if (start == text.length()) {
      return false;
    }
    var end = start;
    while (end < text.length() && !PythonText.isLineEnd(text.charAt(end))) {
      end++;
    }
    next = end == text.length() ? end : end + (text.startsWith("\r\n", end) ? 2 : 1);
    from = PythonText.skipBlanks(text, start, end);
    to = PythonText.skipBlanksBackwards(text, from, end);
    return true;
  }

  /// Where it starts, blanks and all.
  int start() {
    return start;
  }

  /// Where it starts when it is stripped.
  int from() {
    return from;
  }

  /// Where it ends when it is stripped.
  int to() {
    return to;
  }

  boolean isBlank() {
    return from == to;
  }

  /// The first character of the stripped line; NUL if it is blank.
  char first() {
    return isBlank() ? '\0' : text.charAt(from);
  }

  /// Whether the stripped line starts with something.
  boolean startsWith(String prefix) {
    return text.startsWith(prefix, from);
  }

  /// Whether the line as it stands starts with something.
  boolean startsFlatWith(String prefix) {
    return text.startsWith(prefix, start);
  }
}
