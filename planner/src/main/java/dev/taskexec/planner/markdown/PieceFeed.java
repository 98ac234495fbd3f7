package dev.taskexec.planner.markdown;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Findings;
import java.io.Reader;
import java.util.Arrays;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// Hands a document to commonmark-java line by line, and ends the piece where the parser itself
/// tells that it can be ended: what is open there is known exactly and opened again for the next
/// piece.
///
/// A piece may end
///
/// - where no paragraph is open,
/// - before a line that surely ends the paragraph above it,
/// - inside a paragraph that is too long.
final class PieceFeed extends Reader {
  /// commonmark-java needs several times a line's size, whatever is in it.
  private static final int LONGEST_LINE = 16 * 1024 * 1024;

  private static final int MOST_COLUMNS = 32;
  private static final int MOST_UNDERLINES = 100;

  private final String text;
  private final PieceLimits limits;
  private final Findings findings;
  private final MarkdownLine line;

  private int next;
  private OpenBlocks before = OpenBlocks.NONE;
  private OpenBlocks behind = OpenBlocks.NONE;
  private @Nullable ParserState state;

  private int openingGiven;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int lines;

  private boolean cutsUnderline;

  private String given = "";
  private int givenTo;

  private long characters;

  PieceFeed(String text, int from, PieceLimits limits, Findings findings) {
    this.text = text;
    this.findings = findings;
    this.limits = limits;
    this.line = new MarkdownLine(text);
    this.next = from;
  }

  /// Moves to the next piece; false behind the last.
  boolean next() {
    if (next == text.length()) {
      return false;
    }
    before = behind;
    behind = OpenBlocks.NONE;
    state = null;
    cutsUnderline = false;
    openingGiven = 0;
    lines = 0;
    given = "";
    givenTo = 0;
    return true;
  }

  /// Remembers the parser, which is another one for every piece.
  void meet(ParserState parser) {
    state = parser;
  }

  @Override
  public int read(char[] into, int at, int length) {
    if (givenTo == given.length() && !giveLine()) {
      return -1;
    }
    var count = Math.min(length, given.length() - givenTo);
    given.getChars(givenTo, givenTo + count, into, at);
    givenTo += count;
    return count;
  }

  private boolean giveLine() {
    if (openingGiven < before.opening().size()) {
      give(before.opening().get(openingGiven++));
      return true;
    }
    if (next == text.length() || cuts()) {
      return false;
    }
    line.moveTo(next);
    if (lines == starts.length) {
      starts = Arrays.copyOf(starts, lines * 2);
      ends = Arrays.copyOf(ends, lines * 2);
    }
    starts[lines] = next;
    ends[lines] = readableEnd();
    give(LongTags.tame(text.substring(next, ends[lines])));
    lines++;
    next = line.next();
    return true;
  }

  private int readableEnd() {
    if (line.end() - next <= LONGEST_LINE) {
      return line.end();
    }
    findings.add(
        Code.SOT068,
        next,
        next + 1,
        "this line has %d characters; at most %d are read safely"
            .formatted(line.end() - next, LONGEST_LINE),
        "break the line, or move its content into a file");
    return next + LONGEST_LINE;
  }

  private void give(String newLine) {
    given = newLine.concat("\n");
    givenTo = 0;
    characters += given.length();
  }

  private boolean cuts() {
    var parser = state;
    if (lines == 0 || parser == null) {
      return false;
    }
    var length = next - starts[0];
    var deepest = parser.getActiveBlockParser().getBlock();
    if (length < limits.least() && lines < limits.mostLines() && !isWideTable(deepest)) {
      return false;
    }
    if (deepest instanceof ListItem && deepest.getFirstChild() == null) {
      return false;
    }
    var goesOn = false;
    if (deepest instanceof Paragraph && !endsParagraph(deepest)) {
      if (!mustCut(length)) {
        return false;
      }
      goesOn = true;
    }
    behind = OpenBlocks.at(deepest, goesOn, htmlOpening(deepest));
    return true;
  }

  /// Whether a table has begun with so many columns that its later rows had better be parsed below
  /// a narrow one: each row gets all the columns.
  private boolean isWideTable(Block deepest) {
    if (!(deepest instanceof TableBlock)
        || deepest.getSourceSpans().getFirst().getLineIndex() < opened()) {
      return false;
    }
    var columns = 0;
    for (var i = starts[lines - 1]; i < ends[lines - 1]; i++) {
      columns += text.charAt(i) == '|' ? 1 : 0;
    }
    return columns > MOST_COLUMNS;
  }

  /// Whether the next line surely begins a block, and ends the paragraph that is open.
  private boolean endsParagraph(Node paragraph) {
    line.moveTo(next);
    var column = line.indent();
    var inParagraph = true;
    for (var container : OpenBlocks.containers(paragraph)) {
      if (!(container instanceof ListItem item)) {
        return false;
      }
      if (column < item.getContentIndent()) {
        inParagraph = false;
        break;
      }
      column -= item.getContentIndent();
    }
    if (column >= 4 || isUnderline()) {
      return false;
    }
    return line.isFlatHeading() || (line.hasMarker() && (!inParagraph || line.markerInterrupts()));
  }

  private boolean mustCut(int length) {
    line.moveTo(next);
    var isTooLong = lines >= limits.mostLines() || length >= limits.most();
    cutsUnderline = isUnderline() && lines - MOST_UNDERLINES >= limits.mostLines();
    return cutsUnderline || (isTooLong && !line.isBlank() && !isUnderline());
  }

  /// Whether the next line may make a heading or a table of the line above it.
  private boolean isUnderline() {
    for (var i = line.first(); i < line.end(); i++) {
      if ("|:-= \t".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private String htmlOpening(Node deepest) {
    if (!(deepest instanceof HtmlBlock)) {
      return "";
    }
    var span = deepest.getSourceSpans().getFirst();
    var first =
        span.getLineIndex() < opened()
            ? before.opening().getLast()
            : text.substring(
                start(span.getLineIndex()) + span.getColumnIndex(), end(span.getLineIndex()));
    var opening = OpenBlock.opening(first.stripLeading());
    var last = text.substring(starts[lines - 1], ends[lines - 1]);
    return HtmlEnd.isIn(opening, last) ? "" : opening;
  }

  /// How many generated lines the piece starts with.
  int opened() {
    return before.opening().size();
  }

  /// How many lines it has, generated ones included.
  int lines() {
    return opened() + lines;
  }

  /// Where a line of the piece starts in the text.
  int start(int lineIndex) {
    return starts[lineIndex - opened()];
  }

  /// Where a line of the piece ends in the text, without its line end.
  int end(int lineIndex) {
    return ends[lineIndex - opened()];
  }

  /// Where the line behind a line of the piece starts.
  int endWithBreak(int lineIndex) {
    var end = end(lineIndex);
    return end == text.length() ? end : end + (text.startsWith("\r\n", end) ? 2 : 1);
  }

  /// What is open behind the piece.
  OpenBlocks behind() {
    return behind;
  }

  /// Whether the piece ends before a line that may make a heading or a table of its last one.
  boolean cutsUnderline() {
    return cutsUnderline;
  }

  /// How many characters it has handed out, for tests that count work.
  long characters() {
    return characters;
  }

  @Override
  public void close() {}
}
