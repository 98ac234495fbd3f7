package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BlocksTest {

  @Test
  void tells_headings_lines_fences_tables_and_what_is_hidden() {
    var text =
        """
        # The *plan* ##

        Text <!-- a
        b --> that
        goes on.
        2. **Queue B — X**

        Other
        heading
        ---

        - [ ] `TASK-001` One <!-- c -->
          more
          1. [x] two

             ```sh  a\\*b
             echo
               echo

             ```
        - # in a list

        | Task | Done |
        |------|------|
        | `a\\|b` <!-- d --> | x | y
        | z

        > # quoted
        > - quoted

        <div>
        - html
        </div>

        <!-- - comment
        --> - html

            - indented

            - indented

        ***
        ~~~
        - open
        """;

    var reading = Reading.of(text);

    assertThat(reading.shown())
        .containsExactly(
            "h1 'The *plan*'",
            "line 0 'Text'",
            "COMMENT '<!-- a\\nb -->'",
            "more 0 'that'",
            "more 0 'goes on.'",
            "more 0 '2. **Queue B — X**'",
            "h2 'Other\\nheading'",
            "line - [ ] 1 '`TASK-001` One'",
            "COMMENT '<!-- c -->'",
            "more 1 'more'",
            "line 1. [x] 2 'two'",
            "fence 'sh  a*b' 'echo\\n  echo\\n\\n'",
            "line - 1 '# in a list'",
            "head 'Task'|'Done'",
            "row '`a|b`'|'x'|'y'",
            "COMMENT '<!-- d -->'",
            "row 'z'",
            "QUOTATION '> # quoted\\n> - quoted'",
            "HTML '<div>\\n- html\\n</div>'",
            "COMMENT '<!-- - comment\\n-->'",
            "HTML '- html'",
            "INDENTED '- indented\\n\\n    - indented'",
            "fence '' '- open\\n' open");
    assertThat(reading.diagnostics()).isEmpty();
  }

  @Test
  void begins_behind_the_front_matter() {
    var source = new Source("sot.md", "---\na: |\n  # b\n---\ntext\n");
    var blocks = new ArrayList<Block>();

    Blocks.read(source, 19, new Findings(source, new Diagnostics()), blocks::add);

    assertThat(blocks).hasSize(1);
    assertThat(blocks.getFirst().from()).isEqualTo(19);
  }

  @Test
  void the_content_of_an_indented_fence_knows_where_it_stands() {
    var text = "- a\n\n\t```\n\t\tb\n   \n    c\r\n  d\n  ```\n";

    var reading = Reading.of(text);

    assertThat(reading.blocks().getLast()).isInstanceOf(Block.Fence.class);
    if (reading.blocks().getLast() instanceof Block.Fence fence) {
      var content = fence.content();
      assertThat(content.text()).isEqualTo("\tb\n\nc\r\nd\n");
      assertThat(content.offset(content.text().indexOf('b'))).isEqualTo(text.indexOf('b'));
      assertThat(content.offset(content.text().indexOf('c'))).isEqualTo(text.indexOf('c'));
      assertThat(content.offset(content.text().indexOf('d'))).isEqualTo(text.indexOf('d'));
      assertThat(content.to()).isEqualTo(text.indexOf("  ```\n"));
    }
  }

  @Test
  void a_tab_that_goes_beyond_the_indentation_of_a_fence_leaves_blanks() {
    assertThat(Reading.of("- ~~~\n\tb\n  ~~~\n   ~~~\n\tc\n").shown())
        .containsExactly("fence '' '  b\\n'", "fence '' ' c\\n' open");
  }
}
