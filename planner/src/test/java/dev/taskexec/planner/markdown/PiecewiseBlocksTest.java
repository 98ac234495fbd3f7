package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small random documents: cut into pieces, they are the same blocks as parsed whole, and those
/// that commonmark-java itself finds.
class PiecewiseBlocksTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 2_000);

  /// Wherever it is safe.
  private static final PieceLimits SMALLEST = new PieceLimits(0, 1000, 100_000);

  /// Inside paragraphs, too.
  private static final PieceLimits FORCED = new PieceLimits(0, 1, 1);

  static Stream<Long> seeds() {
    var first = Long.getLong("seed", 1L);
    return Stream.iterate(first, seed -> seed + 1).limit(5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reads_the_same_blocks_as_from_the_whole(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var text = RandomMarkdown.document(random);

      var whole = Reading.of(text, PieceLimits.WHOLE);
      var pieces = Reading.of(text, SMALLEST);

      assertThat(located(pieces))
          .as("round %d of seed %d:%n%s", round, seed, text)
          .isEqualTo(located(whole));
      assertThat(pieces.diagnostics()).isEmpty();
      checkOffsets(whole);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void reads_the_same_blocks_in_pieces_that_end_inside_paragraphs_or_says_that_it_does_not(
      long seed) {
    var random = new Random(seed);
    var same = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var text = RandomMarkdown.document(random);

      var whole = Reading.of(text, PieceLimits.WHOLE);
      var pieces = Reading.of(text, FORCED);

      if (pieces.diagnostics().isEmpty() && !text.contains("<!--")) {
        same++;
        assertThat(located(pieces))
            .as("round %d of seed %d:%n%s", round, seed, text)
            .isEqualTo(located(whole));
      }
    }
    assertThat(same).isGreaterThan(ROUNDS / 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void finds_what_the_parser_finds(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var text = RandomMarkdown.document(random);

      var blocks = Reading.of(text, PieceLimits.WHOLE).blocks();

      assertThat(blocks.stream().flatMap(block -> plain(block, text.contains("\t"))).toList())
          .as("round %d of seed %d:%n%s", round, seed, text)
          .isEqualTo(parsed(text));
    }
  }

  private static List<String> located(Reading reading) {
    var shown = reading.shown();
    var located = new ArrayList<String>();
    for (var i = 0; i < shown.size(); i++) {
      var block = reading.blocks().get(i);
      located.add("%d-%d %s".formatted(block.from(), block.to(), shown.get(i)));
    }
    return located;
  }

  /// What can be compared with the parser's own tree.
  private static Stream<String> plain(Block block, boolean hasTabs) {
    return switch (block) {
      case Block.Heading heading -> Stream.of("h" + heading.level());
      case Block.Line line when line.check() != Block.Check.NONE ->
          Stream.of(line.check() + " item");
      case Block.Line _ -> Stream.empty();
      case Block.Fence fence -> Stream.of("fence " + literal(fence.content().text(), hasTabs));
      case Block.TableHead head -> Stream.of("head " + head.cells().size());
      case Block.TableRow _ -> Stream.of("row");
      case Block.Hidden(_, _, var why) ->
          why == Block.Why.QUOTATION ? Stream.of("quotation") : Stream.empty();
    };
  }

  private static List<String> parsed(String text) {
    var document =
        Parser.builder()
            .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create()))
            .build()
            .parse(text);
    var found = new ArrayList<String>();
    collect(document, text.contains("\t"), found);
    return found;
  }

  private static void collect(Node parent, boolean hasTabs, List<String> found) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case BlockQuote _ -> found.add("quotation");
        case Heading heading when heading.getParent() instanceof Document ->
            found.add("h" + heading.getLevel());
        case TaskListItemMarker marker ->
            found.add((marker.isChecked() ? Block.Check.DONE : Block.Check.OPEN) + " item");
        case FencedCodeBlock fence -> found.add("fence " + literal(fence.getLiteral(), hasTabs));
        case TableRow row
            when row.getParent().getParent() instanceof TableBlock
                && row.getParent().getPrevious() == null ->
            found.add("head " + cells(row));
        case TableRow _ -> found.add("row");
        default -> {}
      }
      if (!(node instanceof BlockQuote)) {
        collect(node, hasTabs, found);
      }
    }
  }

  private static int cells(Node row) {
    var cells = 0;
    for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells++;
    }
    return cells;
  }

  /// Without what the two treat differently on purpose: line ends, blank lines at the end, and tabs
  /// that stand partly in an item, which commonmark-java keeps whole.
  private static String literal(String content, boolean hasTabs) {
    var lines = content.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    return hasTabs ? lines.replaceAll("(?m)^[ \t]+", "") : lines;
  }

  private static void checkOffsets(Reading reading) {
    var text = reading.source().text();
    var last = 0;
    for (var block : reading.blocks()) {
      assertThat(block.from()).as("%s in:%n%s", block, text).isGreaterThanOrEqualTo(last);
      assertThat(block.to()).isBetween(block.from() + 1, text.length());
      assertThat(text.substring(block.from(), block.to()))
          .isEqualTo(text.substring(block.from(), block.to()).strip());
      last = block.from();
      writtenIn(block)
          .forEach(
              written -> {
                for (var i = 0; i < written.length(); i++) {
                  var c = written.text().charAt(i);
                  var own = text.charAt(written.offset(i));
                  assertThat(c == own || c == '\n' || own == '\t' || own == ' ' || own == '\\')
                      .as("character %d of '%s' in:%n%s", i, written, text)
                      .isTrue();
                }
                assertThat(written.from()).isGreaterThanOrEqualTo(block.from());
              });
    }
  }

  private static Stream<Written> writtenIn(Block block) {
    return switch (block) {
      case Block.Heading heading -> Stream.of(heading.content());
      case Block.Line line -> Stream.of(line.content());
      case Block.Fence fence -> Stream.of(fence.content());
      case Block.TableHead head -> head.cells().stream();
      case Block.TableRow row -> row.cells().stream();
      case Block.Hidden _ -> Stream.empty();
    };
  }
}
