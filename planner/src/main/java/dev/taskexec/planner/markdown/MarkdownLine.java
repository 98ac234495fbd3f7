package dev.taskexec.planner.markdown;

/// One line of a text as CommonMark sees it: how far it is indented, and whether it surely starts a
/// list item. Moved from line to line, so that a text of millions of lines needs one of it.
final class MarkdownLine {
  private static final int TAB_STOP = 4;
  private static final int MOST_DIGITS = 9;

  private final String text;
  private int start;
  private int next;
  private int indent;
  private int first;
  private int end;
  private boolean suspicious;

  MarkdownLine(String text) {
    this.text = text;
  }

  /// Moves to the line that starts at an offset.
  void moveTo(int offset) {
    start = offset;
    scanIndent();
    scanRest();
  }

  private void scanIndent() {
    var i = start;
    var column = 0;
    while (i < text.length()) {
      var c = text.charAt(i);
      if (c == ' ') {
        column++;
      } else if (c == '\t') {
        column += TAB_STOP - column % TAB_STOP;
      } else {
        break;
      }
      i++;
    }
    first = i;
    indent = column;
  }

  private void scanRest() {
    var i = first;
    suspicious = charAt(first) == '<';
    while (i < text.length()) {
      var c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        break;
      }
      if (c == '`' || c == '~') {
        suspicious |= charAt(i + 1) == c && charAt(i + 2) == c;
      } else if (c == '<') {
        suspicious |= text.startsWith("<!--", i);
      }
      i++;
    }
    end = i;
    next = i == text.length() ? i : i + (text.startsWith("\r\n", i) ? 2 : 1);
  }

  /// The offset of the next line, or the text's length.
  int next() {
    return next;
  }

  /// The offset of its first character that is not blank.
  int first() {
    return first;
  }

  /// The offset behind its last character, before its line end.
  int end() {
    return end;
  }

  boolean isBlank() {
    return first == end;
  }

  /// The column of the first character that is not blank, from 0.
  int indent() {
    return indent;
  }

  /// Whether it may open or close fenced code, an HTML block or a comment.
  boolean isSuspicious() {
    return suspicious;
  }

  /// Whether it is a heading with `#` without indentation.
  boolean isFlatHeading() {
    var i = start;
    while (charAt(i) == '#') {
      i++;
    }
    var level = i - start;
    return level >= 1 && level <= 6 && (i == end || isBlank(charAt(i)));
  }

  /// Whether it starts with a list marker that has something behind it.
  boolean hasMarker() {
    var behind = behindMarker();
    if (behind == first || !isBlank(charAt(behind))) {
      return false;
    }
    while (behind < end && isBlank(text.charAt(behind))) {
      behind++;
    }
    return behind < end;
  }

  private int behindMarker() {
    var c = charAt(first);
    if (c == '-' || c == '*' || c == '+') {
      return first + 1;
    }
    var i = first;
    while (isDigit(charAt(i)) && i - first < MOST_DIGITS) {
      i++;
    }
    return i > first && (charAt(i) == '.' || charAt(i) == ')') ? i + 1 : first;
  }

  /// Whether a list item that starts here may also end a paragraph: its marker is a bullet or 1.
  boolean markerInterrupts() {
    var c = charAt(first);
    if (!isDigit(c)) {
      return true;
    }
    var i = first;
    while (charAt(i) == '0') {
      i++;
    }
    return charAt(i) == '1' && !isDigit(charAt(i + 1));
  }

  /// The indentation from which later lines surely belong to the item that starts here.
  int contentIndent() {
    var behind = behindMarker();
    var i = behind;
    while (charAt(i) == ' ') {
      i++;
    }
    var width = indent + behind - first;
    return charAt(i) == '\t' ? width + TAB_STOP : width + Math.max(1, i - behind);
  }

  private char charAt(int i) {
    return i < text.length() ? text.charAt(i) : '\n';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
