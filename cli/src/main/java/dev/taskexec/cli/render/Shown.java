package dev.taskexec.cli.render;

/// Text from files, made safe to show: what would move the cursor, reorder the line, hide in it or
/// speak to a CI system is written as its code point in braces.
public final class Shown {

  private Shown() {}

  /// One line of text; a tab is escaped too.
  public static String text(String text) {
    if (isSafe(text)) {
      return text;
    }
    var out = new StringBuilder();
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      out.append(at(text, i));
    }
    return out.toString();
  }

  /// What is shown for the code point at an index.
  static String at(String text, int index) {
    var c = text.codePointAt(index);
    return isHidden(c) || isWorkflowCommand(text, index) ? escape(c) : Character.toString(c);
  }

  private static boolean isSafe(String text) {
    return text.codePoints().noneMatch(Shown::isHidden) && !text.contains("##");
  }

  private static String escape(int c) {
    return "\\u{" + Integer.toHexString(c) + "}";
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> isInvisible(c);
      default -> false;
    };
  }

  /// Bidirectional controls, the byte order mark, tags and blanks without width. Joiners stay:
  /// words in Persian and emoji need them.
  private static boolean isInvisible(int c) {
    return c == 0x061c
        || c == 0x200b
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff
        || (c >= 0xe0000 && c <= 0xe007f);
  }

  // GitHub's runner obeys `##[command]` anywhere in a line, Azure's `##vso[command]` too. (It obeys
  // `::command::` only at the start of a line, where the kit never puts text from files.)
  private static boolean isWorkflowCommand(String text, int index) {
    return index > 0
        && text.charAt(index) == '#'
        && text.charAt(index - 1) == '#'
        && (text.startsWith("[", index + 1) || text.startsWith("vso[", index + 1));
  }
}
