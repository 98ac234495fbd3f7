package dev.taskexec.planner.markdown;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Written;
import java.util.Arrays;

/// Collects the lines of one fence, over all the pieces that it stands in. At the margin that is a
/// stretch of the source; elsewhere every line loses the columns of the fence's items.
final class FenceLines {
  private static final int TAB_STOP = 4;

  /// Characters that do not stand at the margin need six times their size.
  private static final int MOST_COPIED = 16 * 1024 * 1024;

  private final Source source;
  private final int from;
  private final Written info;
  private final int column;
  private final int indent;

  private final int begin;

  private final StringBuilder unindented = new StringBuilder();
  private int[] offsets = {};

  /// Where the last line that is not blank ends, and how far the content goes with it.
  private int to;

  private int filledTo;

  /// An offset in the source at the margin, else a length.
  private int contentTo;

  /// @param from where its opening marks stand
  /// @param to behind its opening line
  /// @param begin where the next line starts
  /// @param column of the content of the item that it stands in
  /// @param indent of the opening marks in there
  FenceLines(Source source, int from, int to, int begin, Written info, int column, int indent) {
    this.source = source;
    this.column = column;
    this.indent = indent;
    this.from = from;
    this.to = to;
    this.begin = begin;
    this.filledTo = isAtMargin() ? begin : 0;
    this.contentTo = filledTo;
    this.info = info;
  }

  /// @param next where the line behind it starts
  void add(String text, int lineStart, int lineEnd, int next) {
    var isBlank = isBlank(text, lineStart, lineEnd);
    if (!isAtMargin()) {
      addUnindented(text, lineStart, lineEnd, next, isBlank);
    }
    contentTo = isAtMargin() ? next : unindented.length();
    if (!isBlank) {
      to = lineEnd;
      filledTo = contentTo;
    }
  }

  /// Where its opening marks stand.
  int from() {
    return from;
  }

  /// Whether so much had to be copied that no more should be.
  boolean isTooLong() {
    return unindented.length() > MOST_COPIED;
  }

  /// The fence with its closing line.
  ///
  /// @param end behind the closing marks
  Block.Fence closed(int end) {
    return new Block.Fence(from, end, info, content(contentTo), true);
  }

  /// The fence that ends with its document or item; blank lines at its end are not in it.
  Block.Fence unclosed() {
    return new Block.Fence(from, to, info, content(filledTo), false);
  }

  private Written content(int end) {
    if (isAtMargin()) {
      return Written.of(source, begin, Math.max(begin, end));
    }
    if (unindented.isEmpty()) {
      return Written.of(source, begin, begin);
    }
    var behind = Arrays.copyOf(offsets, end + 1);
    behind[end] = end == 0 ? begin : offsets[end - 1] + 1;
    return Written.mapped(source, unindented.substring(0, end), behind);
  }

  private boolean isAtMargin() {
    return column == 0 && indent == 0;
  }

  private void addUnindented(String text, int start, int lineEnd, int next, boolean isBlank) {
    // An item takes all the blanks of a blank line.
    var i = isBlank && column > 0 ? lineEnd : unindent(text, start, lineEnd);
    while (i < next) {
      append(text.charAt(i), i);
      i++;
    }
  }

  /// Skips the indentation of the item and of the marks; of a tab that goes beyond it, the rest are
  /// blanks.
  private int unindent(String text, int start, int lineEnd) {
    var i = start;
    var at = 0;
    while (at < column + indent && i < lineEnd && isSpace(text.charAt(i))) {
      at += text.charAt(i) == '\t' ? TAB_STOP - at % TAB_STOP : 1;
      i++;
    }
    for (var n = column + indent; n < at; n++) {
      append(' ', i - 1);
    }
    return i;
  }

  private void append(char c, int offset) {
    if (unindented.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(256, offsets.length + (offsets.length >> 1)));
    }
    offsets[unindented.length()] = offset;
    unindented.append(c);
  }

  private static boolean isBlank(String text, int from, int to) {
    for (var i = from; i < to; i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
