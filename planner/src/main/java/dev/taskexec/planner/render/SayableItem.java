package dev.taskexec.planner.render;

/// Texts that can stand in backticks as an item of a list.
final class SayableItem {
  private SayableItem() {}

  /// Whether it is one line without blanks at its ends, control characters and backticks.
  static boolean isOne(String text) {
    return !text.isEmpty()
        && text.equals(text.strip())
        && text.chars()
            .noneMatch(c -> c == '`' || Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
  }
}
