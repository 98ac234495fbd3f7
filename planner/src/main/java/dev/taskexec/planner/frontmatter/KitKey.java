package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Written;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Looks for the key that switches the extended grammar on in text that need not be YAML.
final class KitKey {
  private static final String LETTERS = letters(FrontMatter.KEY);
  private static final int LONGEST_KEY = 40;

  private KitKey() {}

  /// The first place where the key stands as a key: before a colon, and first in its line or behind
  /// a brace, a comma or a blank.
  static Optional<Written> in(Written content) {
    var text = content.text();
    var key = FrontMatter.KEY;
    for (var at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length())) {
      if (startsKey(text, at) && endsKey(text, at + key.length())) {
        return Optional.of(content.sub(at, at + key.length()));
      }
    }
    return Optional.empty();
  }

  /// A key at the start of a line that is almost this one, such as `task_exec_kit`.
  static Optional<Written> nearIn(Written content) {
    var text = content.text();
    for (var start = 0; start < text.length(); start = nextLine(text, start)) {
      var end = start;
      while (end < text.length() && end - start <= LONGEST_KEY && isInKey(text.charAt(end))) {
        end++;
      }
      if (end < text.length() && text.charAt(end) == ':' && isNear(text.substring(start, end))) {
        return Optional.of(content.sub(start, end));
      }
    }
    return Optional.empty();
  }

  private static boolean startsKey(String text, int at) {
    var before = at > 0 ? text.charAt(at - 1) : '\n';
    if (before == '"' || before == '\'') {
      before = at > 1 ? text.charAt(at - 2) : '\n';
    }
    return " \t\r\n{,".indexOf(before) >= 0;
  }

  private static boolean endsKey(String text, int end) {
    var at = end;
    while (at < text.length() && at - end < LONGEST_KEY && "\"' \t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ':';
  }

  private static boolean isNear(String key) {
    var letters = letters(key);
    return Math.abs(letters.length() - LETTERS.length()) <= 2
        && Nearest.to(letters, List.of(LETTERS)).isPresent();
  }

  private static String letters(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
  }

  private static boolean isInKey(char c) {
    return "-_ .".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c));
  }

  private static int nextLine(String text, int at) {
    var end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end + 1;
  }
}
