package dev.taskexec.agents.noop;

import java.util.HexFormat;

/// Text from a plan, which is untrusted, in a form that cannot start a line of its own or steer a
/// terminal. Other text, also a backslash, stays as it is: the original tool's notes are compared
/// byte for byte.
final class OneLine {

  private OneLine() {}

  static String of(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, line));
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
