package dev.taskexec.planner.render;

import java.util.List;
import java.util.stream.Collectors;

/// Words with the quotes that they need.
final class Quoted {
  private static final String HARMLESS = "_@%+=:,./-$";

  /// No word is longer in any encoding than the longest argument that Linux takes.
  private static final int LONGEST = 131_071 / 3;

  private Quoted() {}

  /// Whether a line can hold the words.
  static boolean canSay(List<String> argv) {
    return argv.stream()
        .allMatch(
            word ->
                word.length() <= LONGEST && word.chars().noneMatch(c -> c == '\n' || c == '\r'));
  }

  /// A line of an `exec` fence.
  static String line(List<String> argv) {
    return argv.stream().map(word -> word(Literal.of(word))).collect(Collectors.joining(" "));
  }

  private static String word(String word) {
    if (!word.isEmpty() && word.chars().allMatch(Quoted::isHarmless)) {
      return word;
    }
    return word.indexOf('\'') < 0 ? "'" + word + "'" : doubly(word);
  }

  /// The text in double quotes, in which a backslash takes away the meaning of `"` and `\`.
  static String doubly(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isHarmless(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || HARMLESS.indexOf(c) >= 0;
  }
}
