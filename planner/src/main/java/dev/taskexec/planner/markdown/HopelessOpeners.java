package dev.taskexec.planner.markdown;

/// Takes away what commonmark-java would search the rest of a paragraph for in vain, again and
/// again: each `<` that opens no inline HTML, because what would have to close it does not come.
final class HopelessOpeners {
  /// No address is longer (RFC 5321, section 4.5.3.1); the pattern for one takes stack for each
  /// dot.
  private static final int LONGEST_ADDRESS = 320;

  private final String paragraph;
  private final int lastTag;
  private final int lastComment;
  private final int lastInstruction;
  private final int lastSection;

  private HopelessOpeners(String paragraph) {
    this.paragraph = paragraph;
    this.lastTag = paragraph.lastIndexOf('>');
    this.lastComment = paragraph.lastIndexOf("-->");
    this.lastInstruction = paragraph.lastIndexOf("?>");
    this.lastSection = paragraph.lastIndexOf("]]>");
  }

  /// The same text with a dot for each such `<`; both are punctuation.
  static String blot(String paragraph) {
    return blot(paragraph, '.');
  }

  /// The same text with another mark, a punctuation character, for each such `<`.
  static String blot(String paragraph, char mark) {
    var openers = new HopelessOpeners(paragraph);
    var blotted = new StringBuilder(paragraph);
    for (var i = paragraph.indexOf('<'); i >= 0; i = paragraph.indexOf('<', i + 1)) {
      if (openers.isHopeless(i)) {
        blotted.setCharAt(i, mark);
      }
    }
    return blotted.toString();
  }

  private boolean isHopeless(int at) {
    if (paragraph.startsWith("<!--", at)) {
      return lastComment < at;
    }
    if (paragraph.startsWith("<?", at)) {
      return lastInstruction < at;
    }
    if (paragraph.startsWith("<![CDATA[", at)) {
      return lastSection < at;
    }
    return lastTag < at || isNoTag(at);
  }

  /// Whether another `<` comes before anything that could hold it, or the whole is too long for
  /// what it looks like: an address.
  private boolean isNoTag(int at) {
    for (var i = at + 1; i < paragraph.length(); i++) {
      switch (paragraph.charAt(i)) {
        case '<' -> {
          return true;
        }
        case '@' -> {
          return paragraph.indexOf('>', i) - at > LONGEST_ADDRESS;
        }
        case '>', '"', '\'', ' ', '\n' -> {
          return false;
        }
        default -> {}
      }
    }
    return true;
  }
}
