package dev.taskexec.abi.source;

/// A point of a text, as the formats that name places count: before the character that stands
/// there.
///
/// @param line from 1; lines end at LF, CRLF or CR, as in CommonMark and in editors
/// @param column from 1, in Unicode code points
/// @param unit the column in UTF-16 code units, from 1
public record SourcePoint(int line, int column, int unit) {

  public SourcePoint {
    if (line < 1 || column < 1 || unit < column) {
      throw new IllegalArgumentException(
          "not a point: line %d, column %d, unit %d".formatted(line, column, unit));
    }
  }
}
