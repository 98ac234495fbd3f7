package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Written;
import java.util.Arrays;
import java.util.Optional;

/// A stretch in double quotes: `\"` and `\\` stand for the character, `\n`, `\r` and `\t` for a
/// line feed, a carriage return and a tab.
final class Quotes {

  private Quotes() {}

  /// The offset behind the stretch that starts at `at`; -1 where it does not end.
  static int end(String text, int at) {
    for (var i = at + 1; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '"' -> {
          return i + 1;
        }
        default -> {}
      }
    }
    return -1;
  }

  /// What stands between the quotes of a text that is one such stretch, with its escapes undone.
  static Optional<Written> content(Written quoted, Reading reading) {
    var inside = quoted.sub(1, quoted.length() - 1);
    var text = inside.text();
    if (text.indexOf('\\') < 0) {
      return Optional.of(inside);
    }
    var content = new StringBuilder();
    var offsets = new int[text.length() + 1];
    for (var i = 0; i < text.length(); i++) {
      offsets[content.length()] = inside.offset(i);
      if (text.charAt(i) != '\\') {
        content.append(text.charAt(i));
        continue;
      }
      var c = escaped(text.charAt(++i));
      if (c.isEmpty()) {
        return reading.wrong(
            inside.sub(i - 1, i + 1),
            "%s is no escape; there are \\\", \\\\, \\n, \\r and \\t"
                .formatted(Reading.shown(text.substring(i - 1, i + 1))),
            "write `\\\\` for a backslash");
      }
      content.append(c.get().charValue());
    }
    offsets[content.length()] = inside.to();
    return Optional.of(
        Written.mapped(
            inside.source(), content.toString(), Arrays.copyOf(offsets, content.length() + 1)));
  }

  private static Optional<Character> escaped(char c) {
    return switch (c) {
      case '"', '\\' -> Optional.of(c);
      case 'n' -> Optional.of('\n');
      case 'r' -> Optional.of('\r');
      case 't' -> Optional.of('\t');
      default -> Optional.empty();
    };
  }

  /// A text in quotes.
  static String of(String text) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(text.charAt(i));
      }
    }
    return quoted.append('"').toString();
  }
}
