package dev.taskexec.planner.markdown;

/// How large the pieces are in which a document is parsed into blocks.
///
/// @param least the size from which a piece ends where it safely may, in characters
/// @param mostLines the lines after which a piece ends inside a paragraph
/// @param most the size after which a piece ends inside a paragraph, in characters
record PieceLimits(int least, int mostLines, int most) {
  /// commonmark-java needs about a hundred times a piece's size, and time in the square of the
  /// lines of one paragraph.
  static final PieceLimits NORMAL = new PieceLimits(32 * 1024, 1024, 256 * 1024);

  /// One piece, for comparison.
  static final PieceLimits WHOLE =
      new PieceLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
