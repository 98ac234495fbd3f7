package dev.taskexec.planner.source;

/// A piece of the user's text as it may stand in a message: one line, not long, nothing that moves
/// a cursor or turns the writing direction.
public final class Excerpt {
  private static final int LONGEST = 60;

  private Excerpt() {}

  public static String of(String text, int from, int to) {
    var cut = to - from > LONGEST;
    var end = cut ? from + LONGEST : to;
    if (cut && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    var shown = new StringBuilder(text.substring(from, end));
    for (var i = 0; i < shown.length(); i++) {
      if (isUnshowable(shown.charAt(i))) {
        shown.setCharAt(i, '\uFFFD');
      }
    }
    return cut ? shown.append('…').toString() : shown.toString();
  }

  public static String of(String text) {
    return of(text, 0, text.length());
  }

  private static boolean isUnshowable(char c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
