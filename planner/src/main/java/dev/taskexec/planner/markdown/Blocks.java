package dev.taskexec.planner.markdown;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockStart;

/// Reads a Markdown document as a stream of blocks, in linear time and in memory that does not grow
/// with the document.
public final class Blocks {
  /// Deeper blocks are text: a line of `>` must not take the square of its length.
  private static final int DEEPEST = 200;

  private Blocks() {}

  /// @param from where to begin: behind the front matter
  /// @param findings gets an error where a block is too deep or too long to be read safely (SOT068)
  public static void read(Source source, int from, Findings findings, Consumer<Block> sink) {
    read(source, from, PieceLimits.NORMAL, findings, sink);
  }

  /// What a reading took.
  ///
  /// @param pieces how often the parser was called
  /// @param characters what it was given in all
  record Work(int pieces, long characters) {}

  static Work read(
      Source source, int from, PieceLimits limits, Findings findings, Consumer<Block> sink) {
    var piece = new PieceFeed(source.text(), from, limits, findings);
    var walk = new PieceWalk(source, piece, findings, sink);
    var parser = parser(piece);
    var pieces = 0;
    while (piece.next()) {
      try {
        walk.walk(parser.parseReader(piece));
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a piece reads from memory
      }
      pieces++;
    }
    return new Work(pieces, piece.characters());
  }

  private static Parser parser(PieceFeed piece) {
    return Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .maxOpenBlockParsers(DEEPEST)
        .customBlockParserFactory(
            (state, _) -> {
              piece.meet(state);
              return BlockStart.none();
            })
        .extensions(List.of(TablesExtension.create()))
        .inlineParserFactory(_ -> Blocks::keepLines)
        .build();
  }

  private static void keepLines(SourceLines lines, Node node) {
    if (node instanceof Paragraph || node instanceof Heading) {
      node.appendChild(new TextLines(lines.getLines()));
    }
  }
}
