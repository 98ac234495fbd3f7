package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Documents that are huge, or made to take long: what the parser is given stays in proportion.
@Timeout(120)
class HostileBlocksTest {
  /// What is opened again before each piece, in proportion to the document.
  private static final double MOST_WORK = 1.3;

  /// How many blocks of each kind, and what else came of it.
  private record Count(TreeMap<String, Integer> kinds, Reading reading) {
    int of(String kind) {
      return kinds.getOrDefault(kind, 0);
    }
  }

  @Test
  void a_million_task_list_items_in_one_queue_keep_their_depth() {
    var text = "1. **Queue A — Name**\n" + "   - [ ] `TASK-001` Title\n".repeat(1_000_000);

    var count = count(text);

    assertThat(count.kinds())
        .containsEntry("Line 1 NONE", 1)
        .containsEntry("Line 2 OPEN", 1_000_000);
    assertThat(count.kinds()).hasSize(2);
    assertThat(count.reading().diagnostics()).isEmpty();
  }

  @Test
  void a_table_below_a_list_item_goes_on_over_many_pieces() {
    var text =
        "- item\n\n  | a | b |\n  |---|---|\n" + "  | c | d |\n".repeat(100_000) + "\n  text\n";

    var count = count(text);

    assertThat(count.of("TableHead 2")).isEqualTo(1);
    assertThat(count.of("TableRow 2")).isEqualTo(100_000);
    assertThat(count.of("Line 1 NONE")).isEqualTo(2);
    assertThat(count.reading().diagnostics()).isEmpty();
  }

  @Test
  void a_fence_of_50_megabytes_is_the_text_itself() {
    var body = "# not a heading\n\n- nor an item\n".repeat(1_700_000);
    var text = "```sh\n" + body + "```\nafter\n";

    var count = count(text);

    assertThat(count.kinds())
        .containsOnlyKeys("Fence true %d".formatted(body.length()), "Line 0 NONE");
    assertThat(count.reading().diagnostics()).isEmpty();
  }

  @Test
  void a_fence_in_an_item_goes_on_over_many_pieces() {
    var text = "- item\n\n  ~~~\n" + "  - a\n\n    b\n".repeat(100_000) + "  ~~~\n  text\n";

    var count = count(text);

    assertThat(count.of("Fence true %d".formatted("- a\n\n  b\n".length() * 100_000))).isEqualTo(1);
    assertThat(count.of("Line 1 NONE")).isEqualTo(2);
    assertThat(count.reading().diagnostics()).isEmpty();
  }

  @Test
  void a_fence_in_an_item_that_is_too_long_is_said() {
    var text = "- item\n\n  ~~~\n" + ("  " + "a".repeat(1000) + "\n").repeat(20_000) + "  ~~~\n";

    var count = count(text);

    assertThat(codes(count)).containsOnly(Code.SOT068);
  }

  @Test
  void what_is_never_read_is_one_block_however_long_it_is() {
    assertThat(count("> - text\n> ```\n".repeat(200_000)).kinds())
        .containsExactly(entry("Hidden QUOTATION", 1));
    assertThat(count("<!--\n" + "- text\n\n".repeat(200_000) + "-->\n").kinds())
        .containsExactly(entry("Hidden COMMENT", 1));
    assertThat(count("    - text\n\n".repeat(200_000)).kinds())
        .containsExactly(entry("Hidden INDENTED", 1));
    assertThat(count("- a\n\n  <div>\n" + "  - text\n".repeat(200_000) + "\n- b").kinds())
        .containsExactly(entry("Hidden HTML", 1), entry("Line 1 NONE", 2));
  }

  @Test
  void many_small_blocks_are_read() {
    assertThat(count("# `TASK-001` a\n".repeat(100_000)).of("Heading 1")).isEqualTo(100_000);
    assertThat(count("- Needs: `TASK-001`\n".repeat(100_000)).of("Line 1 NONE")).isEqualTo(100_000);
    assertThat(count("2. text\n".repeat(100_000)).of("Line 1 NONE")).isEqualTo(100_000);
    assertThat(count("```\n\n```\n".repeat(100_000)).kinds()).containsOnlyKeys("Fence true 1");
    assertThat(count("\n".repeat(1_000_000)).kinds()).isEmpty();
    assertThat(count("[a]: b\n".repeat(100_000)).reading().diagnostics()).isEmpty();
  }

  @Test
  void a_paragraph_of_any_length_is_read_line_by_line() {
    var count = count("text\n".repeat(500_000));

    assertThat(count.of("Line 0 NONE")).isEqualTo(500_000);
    assertThat(count.reading().diagnostics()).isEmpty();
  }

  @Test
  void what_a_long_paragraph_leaves_unsure_is_said() {
    assertThat(codes(count("text\n".repeat(5_000) + "===\n"))).containsOnly(Code.SOT068);
    assertThat(codes(count("text <!--\n" + "text\n".repeat(5_000)))).containsOnly(Code.SOT068);
    assertThat(codes(count("text\n" + "|=\n".repeat(5_000)))).containsOnly(Code.SOT068);
  }

  @Test
  void lists_that_nest_too_deeply_are_said() {
    var steps = new StringBuilder();
    for (var i = 0; i < 2_000; i++) {
      steps.append(" ".repeat(2 * i)).append("- a\n");
    }

    assertThat(codes(count("- ".repeat(100_000) + "a\n"))).containsOnly(Code.SOT068);
    assertThat(codes(count(steps.toString()))).containsOnly(Code.SOT068);
    assertThat(codes(count("1. ".repeat(90) + "a\n"))).isEmpty();
  }

  @Test
  void deep_quotations_are_one_block() {
    assertThat(count(">".repeat(100_000) + "\n").kinds()).containsOnlyKeys("Hidden QUOTATION");
    assertThat(count((">".repeat(1000) + "a\n").repeat(1000)).kinds())
        .containsExactly(entry("Hidden QUOTATION", 1));
  }

  @Test
  void unclosed_fences_end_with_the_document() {
    var count = count("```\n" + "text\n".repeat(100_000) + "\n\n");

    assertThat(count.kinds()).containsOnlyKeys("Fence false 500000");
  }

  @Test
  void a_table_of_100_000_columns_does_not_multiply_its_rows() {
    var text =
        "|a".repeat(100_000)
            + "|\n"
            + "|-".repeat(100_000)
            + "|\n"
            + "|c\n".repeat(100_000)
            + "d\n";

    var count = count(text);

    assertThat(count.of("TableHead 100000")).isEqualTo(1);
    assertThat(count.of("TableRow 1")).isEqualTo(100_001);
    assertThat(count.reading().diagnostics()).isEmpty();
  }

  @Test
  void one_line_of_10_megabytes_is_one_line() {
    assertThat(count("word ".repeat(2_000_000)).of("Line 0 NONE")).isEqualTo(1);
    assertThat(count("- [x] `".repeat(1_500_000)).of("Line 1 DONE")).isEqualTo(1);
    assertThat(count("a <!-- b --> ".repeat(800_000)).of("Hidden COMMENT")).isEqualTo(800_000);
    assertThat(count("a <!-- ".repeat(1_500_000)).of("Line 0 NONE")).isEqualTo(1);
    assertThat(count("<a " + "b ".repeat(5_000_000)).of("Line 0 NONE")).isEqualTo(1);
    assertThat(count("[".repeat(10_000_000)).of("Line 0 NONE")).isEqualTo(1);
    assertThat(count("# " + "#".repeat(10_000_000)).of("Heading 1")).isEqualTo(1);
    assertThat(count("|".repeat(10_000_000)).of("Line 0 NONE")).isEqualTo(1);
  }

  @Test
  void a_line_that_is_longer_than_any_reader_needs_is_said() {
    assertThat(codes(count("word ".repeat(4_000_000) + "\n- a\n"))).containsOnly(Code.SOT068);
  }

  @Test
  void odd_characters_keep_their_places() {
    var text = "# a\0b \uD800\r- \uDC00c\0\r\t- [ ] d\r\n\u2028e\n\f\n\u000B- f";

    var reading = Reading.of(text);

    assertThat(reading.shown())
        .containsExactly(
            "h1 'a\0b \uD800'",
            "line - 1 '\uDC00c\0'",
            "line - [ ] 2 'd'",
            "more 2 'e'",
            "more 2 '- f'");
  }

  private static List<Code> codes(Count count) {
    return count.reading().diagnostics().stream().map(found -> found.code()).toList();
  }

  private static Count count(String text) {
    var source = new Source("sot.md", text);
    var diagnostics = new Diagnostics();
    var kinds = new TreeMap<String, Integer>();
    var work =
        Blocks.read(
            source,
            0,
            PieceLimits.NORMAL,
            new Findings(source, diagnostics),
            block -> kinds.merge(kind(block), 1, Integer::sum));
    assertThat((double) work.characters())
        .as("characters given to the parser")
        .isLessThan(MOST_WORK * text.length() + 40_000);
    assertThat(work.pieces()).as("pieces").isLessThan(text.length() / 1000 + 10);
    return new Count(kinds, new Reading(source, List.of(), diagnostics.sorted(), work));
  }

  private static String kind(Block block) {
    return switch (block) {
      case Block.Heading heading -> "Heading " + heading.level();
      case Block.Line line -> "Line %d %s".formatted(line.depth(), line.check());
      case Block.Fence fence -> "Fence %s %d".formatted(fence.closed(), fence.content().length());
      case Block.TableHead head -> "TableHead " + head.cells().size();
      case Block.TableRow row -> "TableRow " + row.cells().size();
      case Block.Hidden hidden -> "Hidden " + hidden.why();
    };
  }
}
