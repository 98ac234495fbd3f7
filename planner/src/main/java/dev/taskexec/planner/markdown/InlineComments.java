package dev.taskexec.planner.markdown;

import java.util.Set;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Finds the comments in one paragraph or heading.
final class InlineComments {
  /// A longer paragraph is not parsed: commonmark-java takes the square of its length for hostile
  /// ones. There every `<!--` starts a comment, also one in a code span.
  static final int LONGEST = 2048;

  /// That no comment starts which does not end.
  static final int NOWHERE = -1;

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(Set.of())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private InlineComments() {}

  /// What is told where comments start and end.
  @FunctionalInterface
  interface Sink {
    void add(int start, int end);
  }

  /// @param paragraph its lines without indentation, with LF between them
  static void find(String paragraph, Sink found) {
    if (!paragraph.contains("<!--")) {
      return;
    }
    if (paragraph.length() > LONGEST) {
      scan(paragraph, found);
    } else {
      parse(paragraph, found);
    }
  }

  private static void parse(String paragraph, Sink found) {
    var document = PARSER.parse(HopelessOpeners.blot(paragraph));
    for (var node = document.getFirstChild(); node != null; node = DocumentOrder.after(node)) {
      if (node instanceof HtmlInline inline && inline.getLiteral().startsWith("<!--")) {
        var first = inline.getSourceSpans().getFirst();
        var last = inline.getSourceSpans().getLast();
        found.add(first.getInputIndex(), last.getInputIndex() + last.getLength());
      }
    }
  }

  /// Finds them by their marks alone.
  ///
  /// @return where one starts that does not end, or nowhere
  static int scan(String paragraph, Sink found) {
    var start = paragraph.indexOf("<!--");
    while (start >= 0) {
      var close = paragraph.indexOf("-->", start + 2);
      if (close < 0) {
        return start;
      }
      found.add(start, close + 3);
      start = paragraph.indexOf("<!--", close + 3);
    }
    return NOWHERE;
  }
}
