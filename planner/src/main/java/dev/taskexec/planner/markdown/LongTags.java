package dev.taskexec.planner.markdown;

/// Makes long HTML tags harmless for commonmark-java, whose pattern for a line that is one whole
/// tag takes stack for every attribute.
final class LongTags {
  /// How many words a tag may have, and how long a line must be to have more.
  private static final int MOST_WORDS = 100;

  private static final String CONTAINER_MARKS = " \t>*+-.)0123456789";

  private LongTags() {}

  /// The same text, except that in a line that starts with a long tag the later blanks are letters.
  /// Nothing but such a tag's own validity depends on them.
  static String tame(String text) {
    var tamed = new StringBuilder();
    var copied = 0;
    var lineStart = 0;
    while (text.length() - lineStart > MOST_WORDS) {
      var lineEnd = lineEnd(text, lineStart);
      if (lineEnd - lineStart > MOST_WORDS) {
        var tag = tagStart(text, lineStart, lineEnd);
        for (var i = behindWords(text, tag, lineEnd); i < lineEnd; i++) {
          if (Character.isWhitespace(text.charAt(i))) {
            tamed.append(text, copied, i).append('x');
            copied = i + 1;
          }
        }
      }
      lineStart = lineEnd + 1;
    }
    return copied == 0 ? text : tamed.append(text, copied, text.length()).toString();
  }

  /// Where the line's tag starts, behind the marks of quotes and lists; the line's end if it has
  /// none.
  private static int tagStart(String text, int lineStart, int lineEnd) {
    var i = lineStart;
    while (i < lineEnd && CONTAINER_MARKS.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    var isTag =
        i + 1 < lineEnd
            && text.charAt(i) == '<'
            && (text.charAt(i + 1) == '/' || Character.isLetter(text.charAt(i + 1)));
    return isTag ? i : lineEnd;
  }

  private static int behindWords(String text, int tag, int lineEnd) {
    var words = 0;
    var i = tag;
    while (i < lineEnd && words < MOST_WORDS) {
      i++;
      if (i < lineEnd
          && Character.isWhitespace(text.charAt(i))
          && !Character.isWhitespace(text.charAt(i - 1))) {
        words++;
      }
    }
    return i;
  }

  private static int lineEnd(String text, int from) {
    var i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }
}
