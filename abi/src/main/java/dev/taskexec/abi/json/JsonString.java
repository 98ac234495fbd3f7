package dev.taskexec.abi.json;

/// A string as RFC 8785 3.2.2.2 writes it.
final class JsonString {
  private static final String HEX = "0123456789abcdef";

  private JsonString() {}

  static void append(String text, StringBuilder out) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
          } else if (Character.isSurrogate(c)) {
            i = appendPair(text, i, out);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static int appendPair(String text, int at, StringBuilder out) {
    var whole =
        Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (!whole) {
      throw new IllegalArgumentException("a lone surrogate at character " + at);
    }
    out.append(text, at, at + 2);
    return at + 1;
  }
}
