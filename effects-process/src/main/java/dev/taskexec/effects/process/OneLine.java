package dev.taskexec.effects.process;

import java.util.HexFormat;

/// Text that may hold anything, as part of a message of one line: what would break the line or
/// steer a terminal is escaped, and what is too long is cut.
final class OneLine {
  private static final int LIMIT = 400;

  private OneLine() {}

  static String of(String text) {
    var line = new StringBuilder();
    text.codePoints().limit(LIMIT).forEach(c -> append(c, line));
    if (text.codePoints().skip(LIMIT).findAny().isPresent()) {
      line.append('…');
    }
    return line.toString();
  }

  private static void append(int c, StringBuilder line) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          line.append("\\u").append(HexFormat.of().toHexDigits((char) c));
      default -> line.appendCodePoint(c);
    }
  }
}
