package dev.taskexec.abi.source;

/// A stretch of a text.
///
/// @param start where it starts
/// @param end the point behind its last character; `start` where it has none
/// @param offset of its start from 0, in UTF-16 code units from the start of the text
/// @param length in UTF-16 code units, 0 for a point between two characters
public record SourceSpan(SourcePoint start, SourcePoint end, int offset, int length) {

  public SourceSpan {
    if (offset < 0 || length < 0 || end.line() < start.line()) {
      throw new IllegalArgumentException(
          "not a span: %s to %s, offset %d, length %d".formatted(start, end, offset, length));
    }
  }

  /// The line that it starts in, from 1.
  public int line() {
    return start.line();
  }

  /// The column that it starts in, from 1, in Unicode code points.
  public int column() {
    return start.column();
  }
}
