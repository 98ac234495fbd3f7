package dev.taskexec.planner.render;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Strings as YAML has them: in double quotes, which can say everything.
final class YamlText {
  private YamlText() {}

  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      append(text.charAt(i), out);
    }
    return out.append('"').toString();
  }

  static String list(List<String> items) {
    return items.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static void append(char c, StringBuilder out) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (isSafe(c)) {
          out.append(c);
        } else {
          out.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
      }
    }
  }

  private static boolean isSafe(char c) {
    return c >= ' '
        && !(c >= 0x7F && c <= 0xA0)
        && c != 0x2028
        && c != 0x2029
        && c != 0xFEFF
        && c < 0xFFFE;
  }
}
