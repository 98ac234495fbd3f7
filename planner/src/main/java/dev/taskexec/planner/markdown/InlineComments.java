package dev.taskexec.planner.markdown;

import dev.taskexec.planner.markdown.HiddenRange.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;

/// Finds the comments in the lines of one paragraph or heading.
final class InlineComments {
  /// A longer paragraph is not parsed: commonmark-java takes the square of its length for hostile
  /// ones. There every `<!--` starts a comment, also one in a code span.
  private static final int LONGEST = 2048;

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(Set.of())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final List<SourceLine> lines;
  private final int base;
  private final Consumer<HiddenRange> found;

  private InlineComments(List<SourceLine> lines, int base, Consumer<HiddenRange> found) {
    this.lines = lines;
    this.base = base;
    this.found = found;
  }

  /// @param base what is to be added to an input index for an offset
  static void find(List<SourceLine> lines, int base, Consumer<HiddenRange> found) {
    if (lines.stream().noneMatch(line -> line.getContent().toString().contains("<!--"))) {
      return;
    }
    var comments = new InlineComments(lines, base, found);
    if (lines.stream().mapToLong(line -> line.getContent().length() + 1).sum() > LONGEST) {
      comments.scan();
    } else {
      comments.parse();
    }
  }

  private void parse() {
    var starts = new int[lines.size()];
    var paragraph = new StringBuilder();
    for (var i = 0; i < starts.length; i++) {
      starts[i] = paragraph.length();
      paragraph.append(lines.get(i).getContent()).append('\n');
    }
    var document = PARSER.parse(HopelessOpeners.blot(paragraph.toString()));
    for (var node = document.getFirstChild(); node != null; node = DocumentOrder.after(node)) {
      if (node instanceof HtmlInline inline && inline.getLiteral().startsWith("<!--")) {
        var first = inline.getSourceSpans().getFirst();
        var last = inline.getSourceSpans().getLast();
        var end = last.getInputIndex() + last.getLength() - 1;
        add(offset(first.getInputIndex(), starts), offset(end, starts) + 1);
      }
    }
  }

  private int offset(int index, int[] starts) {
    var near = Arrays.binarySearch(starts, index);
    var line = near >= 0 ? near : -near - 2;
    return offset(lines.get(line), index - starts[line]);
  }

  private void scan() {
    var start = -1;
    for (var line : lines) {
      var content = line.getContent().toString();
      var at = 0;
      while (at >= 0) {
        if (start < 0) {
          at = content.indexOf("<!--", at);
          if (at >= 0) {
            start = offset(line, at);
            at += 2;
          }
        } else {
          at = content.indexOf("-->", at);
          if (at >= 0) {
            at += 3;
            add(start, offset(line, at - 1) + 1);
            start = -1;
          }
        }
      }
    }
  }

  private void add(int start, int end) {
    found.accept(new HiddenRange(start, end, Kind.COMMENT, true));
  }

  /// Where a character of a line stands in the text; counted from the line's end, because a tab at
  /// its start may have become blanks.
  private int offset(SourceLine line, int index) {
    var span = line.getSourceSpan();
    var behind = line.getContent().length() - index;
    return base + span.getInputIndex() + span.getLength() - behind;
  }
}
