package dev.taskexec.planner.diff;

/// Two texts, each cut to the part where they begin to differ.
record ShortTexts(String whole, String other) {
  private static final int LONGEST = 80;
  private static final int LED_IN = 20;

  boolean differ() {
    return !whole.equals(other);
  }

  String before() {
    return shortened(whole);
  }

  String after() {
    return shortened(other);
  }

  private String shortened(String text) {
    var from = boundary(text, start());
    var to = boundary(text, Math.min(text.length(), from + LONGEST));
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }

  /// Where both are shown from: their start, or shortly before the first difference where that
  /// would not be seen.
  private int start() {
    var most = Math.min(whole.length(), other.length());
    var same = 0;
    while (same < most && whole.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same < LONGEST / 2 ? 0 : same - LED_IN;
  }

  /// Moves an offset out of the middle of a surrogate pair.
  private static int boundary(String text, int offset) {
    var splits =
        offset > 0
            && offset < text.length()
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1));
    return splits ? offset - 1 : offset;
  }
}
