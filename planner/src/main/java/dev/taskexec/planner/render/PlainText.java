package dev.taskexec.planner.render;

/// Plain text as Markdown that shows exactly that text: only what Markdown would take for a mark is
/// escaped.
public final class PlainText {
  private static final String ALWAYS = "`*[]";

  private static final int LONGEST_TITLE = 400;

  private PlainText() {}

  /// The text as it can stand in one line of Markdown: no white space at its ends, one blank for
  /// each stretch of it, and nothing that ends a line or moves a cursor.
  public static String oneLine(String text) {
    var line = new StringBuilder(text.length());
    var blank = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (isBlank(c)) {
        blank = true;
        continue;
      }
      if (blank && !line.isEmpty()) {
        line.append(' ');
      }
      blank = false;
      line.append(c);
    }
    return line.toString();
  }

  /// A text that is not longer than what a title is read from when everything in it is escaped.
  public static String shortened(String text) {
    if (text.length() <= LONGEST_TITLE) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(LONGEST_TITLE - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_TITLE - end) + "…";
  }

  /// A text as the title of a task: one line, and without the marks that join a title to an id.
  public static String title(String text) {
    var line = oneLine(text);
    var from = 0;
    var to = line.length();
    while (from < to && isJoint(line.charAt(from))) {
      from++;
    }
    while (to > from && isJoint(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isJoint(char c) {
    return c == ' ' || c == ':' || c == '-' || c == '–' || c == '—';
  }

  /// The escaped text.
  ///
  /// @param text one line, as [#oneLine] makes it
  public static String escaped(String text) {
    var out = new StringBuilder(text.length() + 8);
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<' && opensHtml(text, i + 1)) {
        out.append("&lt;");
        continue;
      }
      if (isMark(text, i)) {
        out.append('\\');
      }
      out.append(text.charAt(i));
    }
    return out.toString();
  }

  private static boolean isMark(String text, int i) {
    var c = text.charAt(i);
    return switch (c) {
      case '\\' -> i + 1 == text.length() || isPunctuation(text.charAt(i + 1));
      case '&' -> i + 1 < text.length() && startsEntity(text.charAt(i + 1));
      case '_' -> !(isLetterOrDigit(text, i - 1) && isLetterOrDigit(text, i + 1));
      case '#' -> i == 0 || text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '#';
      case '~' -> true;
      case '|' -> true;
      case '>' -> i == 0;
      default -> ALWAYS.indexOf(c) >= 0;
    };
  }

  /// Whether a `<` in front of this place could begin a tag, a comment or an address.
  private static boolean opensHtml(String text, int i) {
    return i < text.length()
        && (Character.isLetter(text.charAt(i)) || "/!?".indexOf(text.charAt(i)) >= 0);
  }

  private static boolean startsEntity(char c) {
    return c == '#' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLetterOrDigit(String text, int i) {
    return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
  }

  /// What CommonMark calls ASCII punctuation, and so can be escaped.
  private static boolean isPunctuation(char c) {
    return (c >= '!' && c <= '/')
        || (c >= ':' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isISOControl(c) || c == '\u00A0' || c == '\uFEFF';
  }
}
