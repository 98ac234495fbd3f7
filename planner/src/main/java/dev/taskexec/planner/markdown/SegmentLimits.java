package dev.taskexec.planner.markdown;

/// How large the pieces are in which a text is parsed. commonmark-java needs about a hundred times
/// a text's size, and its time grows with the square of the lines of one paragraph.
///
/// @param least the size from which a piece ends where it surely may, in characters
/// @param flatLines the lines after which a piece ends at the next line without indentation
/// @param mostLines the lines after which a piece ends wherever it is
/// @param most the size after which a piece ends wherever it is, in characters
record SegmentLimits(int least, int flatLines, int mostLines, int most) {
  static final SegmentLimits NORMAL = new SegmentLimits(2048, 4096, 16_384, 256 * 1024);

  /// One piece, for comparison.
  static final SegmentLimits WHOLE =
      new SegmentLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
