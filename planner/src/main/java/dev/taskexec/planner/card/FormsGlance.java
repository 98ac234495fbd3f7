package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.Attribute;

/// A glance at the lines of a text: whether one of them could be a form of the extended grammar.
///
/// Files of the older grammar may be large and mostly hold none, so they are not taken apart only
/// to say so.
final class FormsGlance {
  private static final String ID = "`TASK-";

  /// A file with longer lines is not worth the memory that a closer look takes.
  private static final int LONGEST_LINE = 1 << 20;

  private static final int LONGEST_NAME = 40;

  private final String text;

  private FormsGlance(String text) {
    this.text = text;
  }

  /// Whether a closer look may find something.
  static boolean finds(String text) {
    var glance = new FormsGlance(text);
    var found = false;
    var start = 0;
    while (start < text.length()) {
      var end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      if (end - start > LONGEST_LINE) {
        return false;
      }
      found = found || glance.isForm(glance.skipBlanks(start, end), end);
      start = end + 1;
    }
    return found;
  }

  private boolean isForm(int from, int to) {
    if (from == to) {
      return false;
    }
    return switch (text.charAt(from)) {
      case '#' -> text.indexOf(ID, from, to) >= 0;
      case '|' -> hasTask(from, to);
      case '-', '*', '+' -> isItem(skipBlanks(from + 1, to), to);
      default -> false;
    };
  }

  /// Whether a column of a table's row is called so, wherever it stands.
  private boolean hasTask(int from, int to) {
    for (var bar = from; bar >= 0; bar = text.indexOf('|', bar + 1, to)) {
      if (text.regionMatches(true, skipBlanks(bar + 1, to), "task", 0, 4)) {
        return true;
      }
    }
    return false;
  }

  private boolean isItem(int from, int to) {
    if (from < to && text.charAt(from) == '[') {
      return text.indexOf(ID, from, to) >= 0;
    }
    var colon = text.indexOf(':', from, Math.min(to, from + LONGEST_NAME));
    return colon > from && Attribute.named(text.substring(from, colon)).isPresent();
  }

  private int skipBlanks(int from, int to) {
    var i = from;
    while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }
}
