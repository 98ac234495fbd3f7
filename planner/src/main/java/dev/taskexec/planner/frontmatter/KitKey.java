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
  private static final int LONGEST_INDENTATION = 200;

  private KitKey() {}

  /// The first place where the key stands as a key: before a colon, and first in its line or, where
  /// all stands in braces, behind a brace or a comma. Elsewhere it may be prose: a Markdown file
  /// that starts with a line across the page looks like one with front matter.
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
      if (end < text.length()
          && text.charAt(end) == ':'
          && Character.isLetter(text.charAt(start))
          && isNear(text.substring(start, end))) {
        return Optional.of(content.sub(start, end));
      }
    }
    return Optional.empty();
  }

  private static boolean startsKey(String text, int key) {
    var at = key;
    if (at > 0 && "\"'".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    var limit = Math.max(0, at - LONGEST_INDENTATION);
    while (at > limit && " \t".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    var before = at > 0 ? text.charAt(at - 1) : '\n';
    return "\r\n".indexOf(before) >= 0 || ("{,".indexOf(before) >= 0 && isInBraces(text));
  }

  private static boolean isInBraces(String text) {
    return text.stripLeading().startsWith("{");
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
