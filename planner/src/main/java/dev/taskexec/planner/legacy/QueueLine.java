package dev.taskexec.planner.legacy;

import java.util.Optional;

/// The line that starts a queue: `^\s*\d+\.\s+\*\*Queue\s+([A-Z])\s+—\s+(.+?)\*\*\s*$`, read
/// without a pattern, so that no line takes more than one look at each character.
public final class QueueLine {
  public static final char DASH = '—';
  private static final String BOLD = "**";

  private QueueLine() {}

  /// The full name of the queue that a stripped line starts, or nothing if it starts none.
  public static Optional<String> nameIn(String text, int from, int to) {
    var dot = PythonText.skipDigits(text, from, to);
    if (dot == from || dot == to || text.charAt(dot) != '.') {
      return Optional.empty();
    }
    var bold = PythonText.skipBlanks(text, dot + 1, to);
    var wordEnd = bold + BOLD.length() + "Queue".length();
    if (bold == dot + 1 || wordEnd > to || !text.startsWith("**Queue", bold)) {
      return Optional.empty();
    }
    var letter = PythonText.skipBlanks(text, wordEnd, to);
    if (letter == wordEnd || letter == to || !isLetter(text.charAt(letter))) {
      return Optional.empty();
    }
    var dash = PythonText.skipBlanks(text, letter + 1, to);
    if (dash == letter + 1 || dash == to || text.charAt(dash) != DASH) {
      return Optional.empty();
    }
    var name = PythonText.skipBlanks(text, dash + 1, to);
    var close = to - BOLD.length();
    if (name == dash + 1 || name >= close || !text.startsWith(BOLD, close)) {
      return Optional.empty();
    }
    var nameEnd = PythonText.skipBlanksBackwards(text, name, close);
    return Optional.of(
        "Queue %c %c %s".formatted(text.charAt(letter), DASH, text.substring(name, nameEnd)));
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
