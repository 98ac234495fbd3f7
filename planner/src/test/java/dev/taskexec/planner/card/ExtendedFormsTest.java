package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtendedFormsTest {
  private static Reading note(String text) {
    var diagnostics = new Diagnostics();
    ExtendedForms.note(new Findings(new Source("sot.md", text), diagnostics));
    return new Reading(List.of(), diagnostics.sorted());
  }

  @Test
  void names_the_forms_by_kind_at_the_first() {
    var reading =
        note(
            """
            # Notes
            - Timeout: not counted here
            ### G. Execution Queue & Task Hooks
            1. **Queue A — X**
               - Tasks: `TASK-001`
               - Needs: `TASK-002`
               - [ ] `TASK-003` Three
               - [ ] not this one

            | Task | Timeout |
            |---|---|
            | `TASK-004` | 1m |

            #### `TASK-001` One
            - Timeout: 1m
            - Watch out: prose
            #### `TASK-002` Two
            """);

    assertThat(reading.findings())
        .containsExactly(
            "SOT026 6:4+19 this file holds 2 task cards, 1 task list item, 1 table of tasks and 2"
                + " attributes, which mean nothing in a file of the older grammar");
    assertThat(reading.helps())
        .containsExactly(
            "to have them read, put three lines at the start of the file: `---`, `task-exec-kit:"
                + " 1`, `---`");
  }

  @Test
  void knows_front_matter_of_other_tools() {
    assertThat(note("---\ntitle: x\n---\n# `TASK-001` One\n").helps())
        .containsExactly("to have them read, add the line `task-exec-kit: 1` to the front matter");
  }

  @Test
  void a_file_with_a_line_of_megabytes_is_not_looked_at_closely() {
    var form = "# `TASK-001` One\n";

    assertThat(note(form + "x".repeat(1 << 20)).findings()).hasSize(1);
    assertThat(note(form + "x".repeat((1 << 20) + 1)).findings()).isEmpty();
  }

  @Test
  void each_form_alone_is_found() {
    var queue = "## Execution Queue\n1. **Queue A — X**\n";

    assertThat(note(queue + "   * Needs: x\n").findings()).hasSize(1);
    assertThat(note(queue + "  + [x] `TASK-001` One\n").findings()).hasSize(1);
    assertThat(note(queue + "\n| Title | Task |\n|---|---|\n| x | y |\n").findings()).hasSize(1);
    assertThat(note("###### One: `TASK-001`\r\n").findings()).hasSize(1);
  }

  @Test
  void says_nothing_where_there_is_none() {
    assertThat(
            note("### G. Execution Queue & Task Hooks\n1. **Queue A — X**\n- Tasks: `TASK-001`\n")
                .findings())
        .isEmpty();
  }
}
