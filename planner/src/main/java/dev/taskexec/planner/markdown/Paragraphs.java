package dev.taskexec.planner.markdown;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.markdown.Block.Check;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Makes the lines of a paragraph into blocks, with the comments in them.
final class Paragraphs {
  private final Source source;
  private final Findings findings;
  private final Consumer<Block> sink;

  Paragraphs(Source source, Findings findings, Consumer<Block> sink) {
    this.source = source;
    this.findings = findings;
    this.sink = sink;
  }

  /// A stretch of the source that is the content of a physical line.
  ///
  /// @param lineStart of the physical line
  /// @param from of the content
  /// @param to of both
  record Stretch(int lineStart, int from, int to) {}

  /// @param marker of the item that the first line begins
  /// @param goesOn whether the paragraph began in an earlier piece
  /// @param isCut whether it goes on in the next piece
  void read(List<Stretch> lines, Marker marker, int depth, boolean goesOn, boolean isCut) {
    read(lines, marker, true, depth, goesOn, isCut);
  }

  /// A heading in an item, with its marks: it is not read as a heading, and has no box.
  void readHeading(List<Stretch> lines, Marker marker, int depth, boolean goesOn) {
    read(lines, marker, false, depth, goesOn, false);
  }

  private void read(
      List<Stretch> lines,
      Marker marker,
      boolean mayHaveBox,
      int depth,
      boolean goesOn,
      boolean isCut) {
    var joined = joined(lines);
    var comments = comments(joined, goesOn || isCut);
    var next = 0;
    var start = 0;
    var begins = !goesOn;
    var isFirst = true;
    for (var line : lines) {
      var end = start + line.to() - line.from();
      while (next < comments.size() && comments.get(next)[1] <= start) {
        next++;
      }
      var inLine = comments.subList(next, comments.size());
      var content = joined.sub(start, end);
      var check =
          isFirst && mayHaveBox && marker != Marker.NONE
              ? TaskBox.check(strip(content))
              : Check.NONE;
      var text = Uncommented.without(joined, start, end, inLine).strip();
      if (check != Check.NONE) {
        text = text.sub(Math.min(text.length(), TaskBox.behind(text.text()))).strip();
      }
      if (!text.isEmpty() || check != Check.NONE) {
        var of = isFirst ? marker : Marker.NONE;
        sink.accept(new Line(first(line.lineStart()), last(line), of, check, depth, begins, text));
        begins = false;
      }
      for (var comment : inLine) {
        if (comment[0] >= end) {
          break;
        }
        if (comment[0] >= start) {
          sink.accept(Uncommented.hidden(joined, comment));
        }
      }
      isFirst = false;
      start = end + 1;
    }
  }

  private static String strip(Written content) {
    return content.strip().text();
  }

  private Written joined(List<Stretch> lines) {
    var parts = new ArrayList<Written>(lines.size());
    lines.forEach(line -> parts.add(Written.of(source, line.from(), line.to())));
    return Written.joined(parts, "\n");
  }

  private List<int[]> comments(Written paragraph, boolean isPart) {
    var comments = new ArrayList<int[]>();
    if (isPart) {
      var open =
          InlineComments.scan(
              paragraph.text(), (start, end) -> comments.add(new int[] {start, end}));
      if (open != InlineComments.NOWHERE) {
        findings.add(
            Code.SOT068,
            paragraph.offset(open),
            paragraph.offset(open) + 4,
            "a comment starts in a paragraph that is too long to be read safely",
            "put a blank line before the comment, or end it on its line");
      }
    } else {
      InlineComments.find(paragraph.text(), (start, end) -> comments.add(new int[] {start, end}));
    }
    return comments;
  }

  private int first(int lineStart) {
    var i = lineStart;
    while (i < source.text().length() && isBlank(source.text().charAt(i))) {
      i++;
    }
    return i;
  }

  private int last(Stretch line) {
    var i = line.to();
    while (i > line.from() && isBlank(source.text().charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
