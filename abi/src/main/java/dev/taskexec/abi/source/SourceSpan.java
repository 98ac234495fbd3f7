package dev.taskexec.abi.source;

/// A stretch of a text: where it starts and how long it is.
///
/// @param line from 1; lines end at LF, CRLF or CR, as in CommonMark and in editors
/// @param column from 1, in Unicode code points
/// @param offset from 0, in UTF-16 code units from the start of the text
/// @param length in UTF-16 code units, 0 for a point between two characters
public record SourceSpan(int line, int column, int offset, int length) {

  public SourceSpan {
    if (line < 1 || column < 1 || offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "not a span: line %d, column %d, offset %d, length %d"
              .formatted(line, column, offset, length));
    }
  }
}
