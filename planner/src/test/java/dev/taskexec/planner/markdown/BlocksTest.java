package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

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
}
