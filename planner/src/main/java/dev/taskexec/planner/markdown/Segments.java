package dev.taskexec.planner.markdown;

/// Cuts a text into pieces that can be parsed one after the other: at lines that surely begin a
/// top-level block. What is still open there, the parsing finds out and carries on.
///
/// A cut is sure before
///
/// - a line without indentation after a blank line: it ends every container and paragraph,
/// - a heading with `#`, a bullet or an item 1 without indentation: they end every paragraph, too,
/// - any other list item without indentation while a list is surely open.
///
/// Beyond the limits it cuts without being sure: a fence inside a list item may then be lost.
final class Segments {
  private final String text;
  private final SegmentLimits limits;
  private final MarkdownLine line;

  private int start;
  private int end;
  private boolean suspicious;

  private int next;
  private boolean afterBlank = true;
  private boolean listIsOpen;
  private int itemIndent;

  Segments(String text, SegmentLimits limits) {
    this.text = text;
    this.limits = limits;
    this.line = new MarkdownLine(text);
  }

  /// Moves to the next piece; false behind the last.
  boolean next() {
    start = end;
    if (start == text.length()) {
      return false;
    }
    suspicious = false;
    var lines = 0;
    next = start;
    while (next < text.length()) {
      var lineStart = next;
      line.moveTo(next);
      var sure = isSureCut();
      var cuts = sure ? lineStart - start >= limits.least() : isForcedCut(lineStart - start, lines);
      if (cuts && lineStart > start) {
        break;
      }
      learn(sure);
      suspicious |= line.isSuspicious();
      lines++;
      next = line.next();
    }
    end = next;
    return true;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// Whether anything in it may open fenced code, an HTML block or a comment.
  boolean isSuspicious() {
    return suspicious;
  }

  private boolean isSureCut() {
    if (line.isBlank() || line.indent() > 0) {
      return false;
    }
    return afterBlank || line.isFlatHeading() || startsItem();
  }

  private boolean startsItem() {
    return line.hasMarker() && (line.markerInterrupts() || listIsOpen);
  }

  private boolean isForcedCut(int length, int lines) {
    return length >= limits.most()
        || lines >= limits.mostLines()
        || (lines >= limits.flatLines() && line.indent() == 0 && !line.isBlank());
  }

  private void learn(boolean sure) {
    if (line.isBlank()) {
      afterBlank = true;
      return;
    }
    var item = line.hasMarker() && line.indent() < 4 && (sure || line.markerInterrupts());
    if (item) {
      itemIndent = line.contentIndent();
    }
    listIsOpen = item || (listIsOpen && line.indent() >= itemIndent && !line.isSuspicious());
    afterBlank = false;
  }
}
