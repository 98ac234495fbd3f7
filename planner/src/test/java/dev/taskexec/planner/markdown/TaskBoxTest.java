package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.markdown.Block.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskBoxTest {
  private static final String[] PARTS = {
    "[",
    "]",
    "[ ]",
    "[x]",
    "[X]",
    "[]",
    "[  ]",
    " ",
    " ",
    "  ",
    "\t",
    "\u00A0",
    "x",
    "a",
    "*b*",
    "`c`",
    "(d)",
    "<e>",
    "<!-- f -->",
    ":",
    "-",
    "\n",
    "\n  ",
    "[x] "
  };

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TaskListItemsExtension.create())).build();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void agrees_with_the_parser_s_extension(long seed) {
    var random = new Random(seed);
    var boxes = 0;
    for (var round = 0; round < 10_000; round++) {
      var text = new StringBuilder("- ");
      for (var i = random.nextInt(6); i >= 0; i--) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      // A tab at the end of a line counts as text for the extension.
      var document = text.toString().replaceAll("[ \\t]+\n", "\n");

      var checks =
          Reading.of(document).blocks().stream()
              .filter(Block.Line.class::isInstance)
              .map(block -> ((Block.Line) block).check())
              .filter(check -> check != Check.NONE)
              .toList();

      assertThat(checks)
          .as("round %d of seed %d:%n%s", round, seed, document)
          .isEqualTo(parsed(document));
      boxes += checks.size();
    }
    assertThat(boxes).isGreaterThan(300);
  }

  @Test
  void an_escaped_bracket_is_no_box_and_a_link_s_name_does_not_matter() {
    assertThat(Reading.of("- \\[ ] a\n- &#91; ] b\n").shown())
        .containsExactly("line - 1 '\\[ ] a'", "line - 1 '&#91; ] b'");
    assertThat(Reading.of("- [x] a\n\n[x]: b\n").shown()).containsExactly("line - [x] 1 'a'");
  }

  private static List<Check> parsed(String text) {
    var found = new ArrayList<Check>();
    var node = PARSER.parse(text).getFirstChild();
    while (node != null) {
      if (node instanceof TaskListItemMarker marker) {
        found.add(marker.isChecked() ? Check.DONE : Check.OPEN);
      }
      node = DocumentOrder.after(node);
    }
    return found;
  }
}
