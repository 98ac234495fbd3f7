package dev.taskexec.planner.markdown;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.markdown.Block.Hidden;
import dev.taskexec.planner.markdown.Block.Why;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.SourceLine;
import org.jspecify.annotations.Nullable;

/// Walks the parsed pieces of a document in order, and makes blocks of what it meets.
final class PieceWalk {
  private final Source source;
  private final PieceFeed piece;
  private final Findings findings;
  private final Consumer<Block> sink;
  private final Paragraphs paragraphs;
  private final TableCells cells;

  /// What began in an earlier piece and had not ended there.
  private @Nullable FenceLines fence;

  private int hiddenFrom;
  private int hiddenTo;

  PieceWalk(Source source, PieceFeed piece, Findings findings, Consumer<Block> sink) {
    this.source = source;
    this.piece = piece;
    this.findings = findings;
    this.sink = sink;
    this.paragraphs = new Paragraphs(source, findings, sink);
    this.cells = new TableCells(source);
  }

  @SuppressWarnings("ReferenceEquality") // a node is that node and no other
  void walk(Node document) {
    @Nullable Node node = document.getFirstChild();
    while (node != null) {
      var staysOpen = node == piece.behind().goesOn();
      var isWhole = look(node, staysOpen);
      node = isWhole ? DocumentOrder.behind(node) : DocumentOrder.after(node);
    }
  }

  /// Whether all that is in the node has been seen to.
  private boolean look(Node node, boolean staysOpen) {
    switch (node) {
      case BlockQuote _ -> hide(node, Why.QUOTATION, staysOpen);
      case IndentedCodeBlock _ -> hide(node, Why.INDENTED, staysOpen);
      case HtmlBlock html -> hide(html, why(html), staysOpen);
      case FencedCodeBlock block -> look(block, staysOpen);
      case TableBlock table -> look(table);
      case Heading heading -> look(heading);
      case Paragraph paragraph -> look(paragraph, staysOpen);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void look(FencedCodeBlock block, boolean staysOpen) {
    var first = block.getSourceSpans().getFirst();
    var last = block.getSourceSpans().getLast().getLineIndex();
    var isClosed = block.getClosingFenceLength() != null;
    var carried = fence;
    var lines = carried == null ? begin(block, first) : carried;
    var index = carried == null ? first.getLineIndex() + 1 : piece.opened();
    var end = staysOpen ? piece.lines() : isClosed ? last : last + 1;
    for (; index < end && !lines.isTooLong(); index++) {
      lines.add(source.text(), piece.start(index), piece.end(index), piece.endWithBreak(index));
    }
    fence = staysOpen ? lines : null;
    if (!staysOpen) {
      if (lines.isTooLong()) {
        findings.add(
            Code.SOT068,
            lines.from(),
            lines.from() + block.getOpeningFenceLength(),
            "this fence is too long to be read safely away from the margin",
            "take the indentation away, or move its content into a file");
      }
      sink.accept(isClosed ? lines.closed(stripped(last)) : lines.unclosed());
    }
  }

  private FenceLines begin(FencedCodeBlock block, SourceSpan span) {
    var index = span.getLineIndex();
    var from = first(span);
    var marks = from + block.getOpeningFenceLength();
    var info = Written.of(source, marks, piece.end(index)).strip();
    var unescaped = block.getInfo();
    if (!unescaped.equals(info.text())) {
      info = info.replaced(0, info.length(), unescaped);
    }
    Nesting.check(block, from, findings);
    return new FenceLines(
        source,
        from,
        stripped(index),
        piece.endWithBreak(index),
        info,
        Nesting.column(block),
        block.getFenceIndent());
  }

  private void look(TableBlock table) {
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
        var span = row.getSourceSpans().getFirst();
        if (!isGenerated(span)) {
          if (part instanceof TableHead) {
            Nesting.check(table, first(span), findings);
          }
          look(span, part instanceof TableHead);
        }
      }
    }
  }

  private void look(SourceSpan row, boolean isHead) {
    var from = first(row);
    var to = stripped(row.getLineIndex());
    var hidden = new ArrayList<Hidden>();
    var shown = cells.in(from, to).stream().map(cell -> Uncommented.of(cell, hidden::add)).toList();
    sink.accept(
        isHead ? new Block.TableHead(from, to, shown) : new Block.TableRow(from, to, shown));
    hidden.forEach(sink);
  }

  private void look(Heading heading) {
    var spans = heading.getSourceSpans().stream().filter(span -> !isGenerated(span)).toList();
    if (spans.isEmpty()) {
      return;
    }
    var from = first(spans.getFirst());
    var to = stripped(spans.getLast().getLineIndex());
    var isCut = spans.size() < heading.getSourceSpans().size();
    if (isCut) {
      tooLong(from, to, "put a blank line above the heading, and `#` in front of it");
    }
    if (!(heading.getParent() instanceof Document)) {
      Nesting.check(heading, from, findings);
      var lines = spans.stream().map(this::stretch).toList();
      paragraphs.readHeading(lines, Nesting.marker(heading), Nesting.depth(heading), isCut);
      return;
    }
    var lines = textLines(heading);
    var hidden = new ArrayList<Hidden>();
    var content = lines.isEmpty() ? Written.of(source, to, to) : content(lines);
    sink.accept(
        new Block.Heading(from, to, heading.getLevel(), Uncommented.of(content, hidden::add)));
    hidden.forEach(sink);
  }

  private void tooLong(int from, int to, String help) {
    findings.add(
        Code.SOT068,
        from,
        to,
        "the paragraph around this line is too long to be read safely",
        help);
  }

  private Written content(List<SourceLine> lines) {
    var parts = new ArrayList<Written>();
    for (var line : lines) {
      var from = offset(line.getSourceSpan());
      parts.add(Written.of(source, from, from + line.getContent().length()));
    }
    return Written.joined(parts, "\n");
  }

  private void look(Paragraph paragraph, boolean staysOpen) {
    var lines = textLines(paragraph);
    var stretches = lines.stream().map(line -> stretch(line.getSourceSpan())).toList();
    if (!stretches.isEmpty()) {
      Nesting.check(paragraph, stretches.getFirst().from(), findings);
      paragraphs.read(
          stretches,
          Nesting.marker(paragraph),
          Nesting.depth(paragraph),
          isGenerated(paragraph.getSourceSpans().getFirst()),
          staysOpen);
      if (staysOpen && piece.cutsUnderline()) {
        var last = stretches.getLast();
        tooLong(last.from(), last.to(), "put blank lines into it");
      }
    }
  }

  /// The lines of a paragraph or heading that stand in the source.
  private List<SourceLine> textLines(Node node) {
    return node.getFirstChild() instanceof TextLines text
        ? text.lines().stream().filter(line -> !isGenerated(line.getSourceSpan())).toList()
        : List.of();
  }

  private Paragraphs.Stretch stretch(SourceSpan span) {
    var index = span.getLineIndex();
    return new Paragraphs.Stretch(piece.start(index), first(span), piece.end(index));
  }

  private static Why why(HtmlBlock html) {
    return html.getLiteral().stripLeading().startsWith("<!--") ? Why.COMMENT : Why.HTML;
  }

  private void hide(Node node, Why why, boolean staysOpen) {
    var spans = node.getSourceSpans();
    var goesOn = isGenerated(spans.getFirst());
    var from = goesOn ? hiddenFrom : first(spans.getFirst());
    var to = goesOn ? hiddenTo : from;
    for (var i = spans.size() - 1; i >= 0 && !isGenerated(spans.get(i)); i--) {
      if (first(spans.get(i)) < piece.end(spans.get(i).getLineIndex())) {
        to = stripped(spans.get(i).getLineIndex());
        break;
      }
    }
    if (!goesOn) {
      Nesting.check(node, from, findings);
    }
    if (staysOpen) {
      hiddenFrom = from;
      hiddenTo = to;
    } else if (why == Why.COMMENT) {
      hideComment(from, to);
    } else {
      sink.accept(new Hidden(from, to, why));
    }
  }

  /// The line on which a comment ends is HTML to its end.
  private void hideComment(int from, int to) {
    var close = source.text().indexOf("-->", from + 2, to);
    var end = close < 0 ? to : close + 3;
    sink.accept(new Hidden(from, end, Why.COMMENT));
    var rest = first(end);
    if (rest < to) {
      sink.accept(
          new Hidden(rest, to, source.text().startsWith("<!--", rest) ? Why.COMMENT : Why.HTML));
    }
  }

  private boolean isGenerated(SourceSpan span) {
    return span.getLineIndex() < piece.opened();
  }

  private int offset(SourceSpan span) {
    return piece.start(span.getLineIndex()) + span.getColumnIndex();
  }

  /// The first offset of a span, or behind another offset, that is not blank.
  private int first(SourceSpan span) {
    return Math.min(first(offset(span)), piece.end(span.getLineIndex()));
  }

  private int first(int from) {
    var i = from;
    while (i < source.text().length() && isBlank(source.text().charAt(i))) {
      i++;
    }
    return i;
  }

  /// Where a line ends without the blanks at its end.
  private int stripped(int lineIndex) {
    var i = piece.end(lineIndex);
    while (i > piece.start(lineIndex) && isBlank(source.text().charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
