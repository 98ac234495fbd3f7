package dev.taskexec.planner.card;

import dev.taskexec.planner.source.Written;
import java.util.Optional;
import java.util.Set;

/// Recognises lines that are attributes but for the colon or the bullet: `Timeout 5m`, `Timeout =
/// 5m`, `–Timeout: 5m`.
final class NoColon {
  private static final String BULLETS = "-–—•·*+";

  /// Values that are words; behind other words a name may be the beginning of a sentence.
  private static final Set<String> WORDS =
      Set.of(
          "sequential", "parallel", "stop", "continue", "yes", "no", "true", "false", "unconfined");

  private NoColon() {}

  /// The letters and blanks at the start of a line, if what follows looks like a value.
  static Optional<Written> of(Written content) {
    var text = content.text();
    var end = 0;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    if (end < text.length()) {
      var c = text.charAt(end);
      var isValue = c == '=' || c == '`' || Character.isDigit(c);
      return isValue ? Optional.of(content.sub(0, end).strip()) : Optional.empty();
    }
    var last = text.lastIndexOf(' ');
    return last > 0 && WORDS.contains(text.substring(last + 1))
        ? Optional.of(content.sub(0, last).strip())
        : Optional.empty();
  }

  /// What stands behind something like a bullet that Markdown does not take for one.
  static Optional<Written> withoutBullet(Written content) {
    var text = content.text();
    if (text.isEmpty() || BULLETS.indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    var from = 1;
    while (from < text.length() && Character.isSpaceChar(text.charAt(from))) {
      from++;
    }
    return Optional.of(content.sub(from));
  }

  private static boolean isOfName(char c) {
    return Character.isLetter(c) || c == ' ' || c == '-' || c == '_';
  }
}
