package dev.taskexec.planner.markdown;

import java.util.Arrays;
import java.util.List;
import org.commonmark.parser.SourceLine;

/// The lines of one paragraph put together, each with LF behind it.
final class JoinedLines {
  private final List<SourceLine> lines;
  private final int[] starts;
  private final String text;

  JoinedLines(List<SourceLine> lines) {
    this.lines = lines;
    this.starts = new int[lines.size()];
    var joined = new StringBuilder();
    for (var i = 0; i < starts.length; i++) {
      starts[i] = joined.length();
      joined.append(lines.get(i).getContent()).append('\n');
    }
    this.text = joined.toString();
  }

  static boolean haveComments(List<SourceLine> lines) {
    return lines.stream().anyMatch(line -> line.getContent().toString().contains("<!--"));
  }

  String text() {
    return text;
  }

  /// Where a character stands in what commonmark-java was given; counted from its line's end,
  /// because a tab at the line's start may have become blanks.
  int inputIndex(int index) {
    var near = Arrays.binarySearch(starts, index);
    var at = near >= 0 ? near : -near - 2;
    var span = lines.get(at).getSourceSpan();
    var behind = lines.get(at).getContent().length() - (index - starts[at]);
    return span.getInputIndex() + span.getLength() - behind;
  }
}
