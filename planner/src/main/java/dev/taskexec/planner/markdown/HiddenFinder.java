package dev.taskexec.planner.markdown;

import dev.taskexec.planner.markdown.HiddenRange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;

/// Finds what is hidden, piece by piece: a piece is parsed only where something in it may hide
/// lines, behind a line that opens again what was open at its start.
final class HiddenFinder {
  /// Deeper blocks are text: a line of `>` must not take the square of its length.
  private static final int DEEPEST = 200;

  /// A line behind a piece: it stands in a fence or an HTML block exactly if that is still open.
  private static final String PROBE = "x";

  private final String text;
  private final Segments segments;
  private final HiddenRanges.Builder result;
  private final Parser parser;

  private OpenBlock open = OpenBlock.NONE;
  private int base;
  private int end;
  private final List<HiddenRange> found = new ArrayList<>();

  HiddenFinder(String text, SegmentLimits limits, HiddenRanges.Builder result) {
    this.text = text;
    this.segments = new Segments(text, limits);
    this.result = result;
    this.parser =
        Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .inlineParserFactory(_ -> (lines, _) -> findInlineComments(lines.getLines()))
            .build();
  }

  void run() {
    while (segments.next()) {
      if (mayHide()) {
        parse();
      }
    }
    if (open.hiddenFrom() != OpenBlock.NOWHERE) {
      var kind = open.fence() ? Kind.FENCE : Kind.COMMENT;
      result.add(new HiddenRange(open.hiddenFrom(), text.length(), kind, false));
    }
  }

  private boolean mayHide() {
    if (open.fence()) {
      return segments.isSuspicious()
          && open.opening().length() <= segments.end() - segments.start() + 1;
    }
    return open.isOpen() || segments.isSuspicious();
  }

  @SuppressWarnings("ReferenceEquality") // a node is that node and no other
  private void parse() {
    end = segments.end();
    base = segments.start() - open.opening().length();
    var piece = LongTags.tame(text.substring(segments.start(), end));
    var probe = end < text.length() ? PROBE : "";
    var document = parser.parse(open.opening().concat(piece).concat(probe));

    var goesOn = open.hiddenFrom();
    open = OpenBlock.NONE;
    var last = end < text.length() ? document.getLastChild() : null;
    for (var node = document.getFirstChild(); node != null; node = DocumentOrder.after(node)) {
      if (node instanceof FencedCodeBlock fence) {
        look(fence, goesOn, node == last);
      } else if (node instanceof HtmlBlock html) {
        look(html, goesOn, node == last);
      }
      goesOn = OpenBlock.NOWHERE;
    }
    found.sort(Comparator.comparingInt(HiddenRange::start));
    found.forEach(result::add);
    found.clear();
  }

  private void findInlineComments(List<SourceLine> lines) {
    if (!JoinedLines.haveComments(lines)) {
      return;
    }
    if (lines.stream().mapToLong(line -> line.getContent().length() + 1).sum()
        > InlineComments.LONGEST) {
      LineComments.find(lines, this::hideComment);
      return;
    }
    var joined = new JoinedLines(lines);
    InlineComments.find(
        joined.text(),
        (start, end) -> hideComment(joined.inputIndex(start), joined.inputIndex(end - 1) + 1));
  }

  private void hideComment(int start, int end) {
    found.add(new HiddenRange(base + start, base + end, Kind.COMMENT, true));
  }

  /// @param from where it began, if that was in an earlier piece
  private void look(FencedCodeBlock fence, int from, boolean staysOpen) {
    var start = from == OpenBlock.NOWHERE ? offset(fence.getSourceSpans().getFirst()) : from;
    if (staysOpen) {
      open = OpenBlock.fence(fence, start);
    } else {
      var isClosed = fence.getClosingFenceLength() != null;
      found.add(new HiddenRange(start, end(fence), Kind.FENCE, isClosed));
    }
  }

  /// @param from where the comment in it began, if that was in an earlier piece
  private void look(HtmlBlock html, int from, boolean staysOpen) {
    var comment = findComments(html, from);
    if (staysOpen) {
      open = OpenBlock.html(html, comment);
    } else if (comment != OpenBlock.NOWHERE) {
      found.add(new HiddenRange(comment, end(html), Kind.COMMENT, false));
    }
  }

  /// Finds the comments that end in an HTML block, and returns where one starts that does not.
  ///
  /// @param from where a comment started that is open at the block's start, or nowhere
  private int findComments(HtmlBlock html, int from) {
    if (!mayHoldComments(html)) {
      return OpenBlock.NOWHERE;
    }
    var comment = from;
    for (var span : html.getSourceSpans()) {
      var at = Math.max(offset(span), base + open.opening().length());
      var lineEnd = Math.min(offset(span) + span.getLength(), end);
      while (at < lineEnd) {
        if (comment == OpenBlock.NOWHERE) {
          comment = text.indexOf("<!--", at, lineEnd);
          at = comment == OpenBlock.NOWHERE ? lineEnd : comment + 2;
        } else {
          var close = text.indexOf("-->", at, lineEnd);
          at = close < 0 ? lineEnd : close + 3;
          if (close >= 0) {
            found.add(new HiddenRange(comment, at, Kind.COMMENT, true));
            comment = OpenBlock.NOWHERE;
          }
        }
      }
    }
    return comment;
  }

  /// Processing instructions, declarations and CDATA sections hold none.
  private static boolean mayHoldComments(HtmlBlock html) {
    var literal = html.getLiteral().stripLeading();
    return literal.startsWith("<!--") || !(literal.startsWith("<!") || literal.startsWith("<?"));
  }

  private int offset(SourceSpan span) {
    return base + span.getInputIndex();
  }

  private int end(Node block) {
    var span = block.getSourceSpans().getLast();
    return Math.min(offset(span) + span.getLength(), end);
  }
}
