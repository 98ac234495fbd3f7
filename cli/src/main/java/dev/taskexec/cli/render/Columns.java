package dev.taskexec.cli.render;

/// How many columns text takes in a terminal with fixed-width letters.
final class Columns {

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /// 0 for what combines with the letter before it, 2 for East Asian wide letters and emoji, else
  /// 1.
  static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    if (combines(c)) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean combines(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      // Vowels and finals of Hangul, drawn inside the syllable.
      default -> c >= 0x1160 && c <= 0x11ff;
    };
  }

  // The wide (W) and full-width (F) ranges of Unicode's EastAsianWidth, joined where nothing narrow
  // of note lies between.
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0x303e)
        || (c >= 0x3041 && c <= 0xa4cf)
        || (c >= 0xa960 && c <= 0xa97f)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe10 && c <= 0xfe19)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff01 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x16fe0 && c <= 0x18dff)
        || (c >= 0x1aff0 && c <= 0x1b2ff)
        || (c >= 0x20000 && c <= 0x3fffd)
        || Character.isEmojiPresentation(c);
  }
}
