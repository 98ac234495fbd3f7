package dev.taskexec.planner.markdown;

import java.util.List;
import org.commonmark.parser.SourceLine;

/// Finds the comments in the lines of one long paragraph by their marks alone, line by line: a line
/// of 50 MB is not copied.
final class LineComments {
  private final InlineComments.Sink found;
  private int start = InlineComments.NOWHERE;

  private LineComments(InlineComments.Sink found) {
    this.found = found;
  }

  /// @param found is told where in the parsed text a comment starts and ends
  static void find(List<SourceLine> lines, InlineComments.Sink found) {
    var comments = new LineComments(found);
    lines.forEach(comments::read);
  }

  private void read(SourceLine line) {
    var content = line.getContent().toString();
    var at = 0;
    while (at >= 0) {
      if (start == InlineComments.NOWHERE) {
        at = content.indexOf("<!--", at);
        if (at >= 0) {
          start = inputIndex(line, at);
          at += 2;
        }
      } else {
        at = content.indexOf("-->", at);
        if (at >= 0) {
          at += 3;
          found.add(start, inputIndex(line, at - 1) + 1);
          start = InlineComments.NOWHERE;
        }
      }
    }
  }

  /// Counted from the line's end, because a tab at its start may have become blanks.
  private static int inputIndex(SourceLine line, int index) {
    var span = line.getSourceSpan();
    return span.getInputIndex() + span.getLength() - (line.getContent().length() - index);
  }
}
