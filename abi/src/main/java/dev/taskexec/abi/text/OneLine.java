package dev.taskexec.abi.text;

import java.util.HexFormat;

/// Text that may hold anything, as part of one line: what would begin a line of its own or steer a
/// terminal is escaped. Other text, also a backslash, stays as it is.
public final class OneLine {

  private OneLine() {}

  /// All of the text.
  public static String of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /// The text, cut behind `limit` code points, with `…` where it was.
  public static String of(String text, int limit) {
    var line = new StringBuilder();
    var count = 0;
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (count++ == limit) {
        return line.append('…').toString();
      }
      append(text.codePointAt(i), line);
    }
    return line.toString();
  }

  private static void append(int c, StringBuilder line) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          line.append(escape(c));
      default -> line.appendCodePoint(c);
    }
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u" + HexFormat.of().toHexDigits((char) c);
    };
  }
}
