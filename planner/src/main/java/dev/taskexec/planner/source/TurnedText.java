package dev.taskexec.planner.source;

import dev.taskexec.abi.diagnostic.Code;

/// Finds the characters that turn the writing direction (Unicode's bidirectional embeddings,
/// overrides and isolates): with them a reader sees another line than the one that is planned and
/// run.
public final class TurnedText {
  private TurnedText() {}

  /// Adds a warning for each such character.
  public static void report(Findings findings) {
    var text = findings.source().text();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (isTurning(c)) {
        findings.add(
            Code.SOT069,
            i,
            i + 1,
            "U+%04X turns the writing direction: this line reads otherwise than it is"
                .formatted((int) c),
            "take the character out");
      }
    }
  }

  /// The text without such characters; the same object where it has none.
  public static String without(String text) {
    if (text.chars().noneMatch(c -> isTurning((char) c))) {
      return text;
    }
    var straight = new StringBuilder();
    text.chars().filter(c -> !isTurning((char) c)).forEach(c -> straight.append((char) c));
    return straight.toString();
  }

  private static boolean isTurning(char c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }
}
