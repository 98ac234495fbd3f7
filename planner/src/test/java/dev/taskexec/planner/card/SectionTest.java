package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {
  private static final String FRONT = "---\ntask-exec-kit: 1\n---\n";
  private static final String QUEUE = "1. **Queue A — X**\n- Tasks: `TASK-001`\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Execution Queue",
        "###### Our EXECUTION queue, today",
        "### G. Execution Queue & Task Hooks",
        "Execution Queue\n---------------",
        "## The **Execution Queue**",
      })
  void a_heading_that_names_it_starts_a_section(String heading) {
    assertThat(Reading.of(FRONT + heading + "\n" + QUEUE).ids()).containsExactly("TASK-001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"# Execution", "Execution Queue", "> # Execution Queue", "- # Execution Queue"})
  void nothing_else_does(String line) {
    var reading = Reading.of(FRONT + line + "\n\n" + QUEUE);

    assertThat(reading.ids()).isEmpty();
    assertThat(reading.codes()).containsExactly("SOT005:file", "SOT009:6", "SOT011:7");
  }

  @Test
  void it_ends_at_the_next_heading_of_its_level_or_a_higher_one() {
    var deeper = Reading.of(FRONT + "## Execution Queue\n### More\n" + QUEUE);
    var same = Reading.of(FRONT + "## Execution Queue\n## More\n" + QUEUE);
    var higher = Reading.of(FRONT + "## Execution Queue\n# More\n" + QUEUE);

    assertThat(deeper.ids()).containsExactly("TASK-001");
    assertThat(same.ids()).isEmpty();
    assertThat(higher.ids()).isEmpty();
  }

  @Test
  void cards_of_any_level_do_not_end_it() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- Tasks: `TASK-001`",
            "# `TASK-001` One",
            "2. **Queue B — Y**",
            "- Tasks: `TASK-002`");

    assertThat(reading.tasks()).containsExactly("A | TASK-001 | One", "B | TASK-002 | TASK-002");
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void there_may_be_several() {
    var reading =
        Reading.of(
            FRONT
                + "# Execution Queue one\n"
                + QUEUE
                + "# Notes\n# Execution Queue two\n2. **Queue B — Y**\n- Tasks: `TASK-002`\n");

    assertThat(reading.ids()).containsExactly("TASK-001", "TASK-002");
  }

  @Test
  void a_queue_line_is_one_wherever_markdown_puts_it() {
    var reading =
        Reading.ofSection(
            "Some words",
            "2. **Queue A — In a paragraph**",
            "   - Tasks: `TASK-001`",
            "7. **Queue B — Behind a list**",
            "         - Tasks: `TASK-002`");

    assertThat(reading.tasks())
        .containsExactly("A | TASK-001 | TASK-001", "B | TASK-002 | TASK-002");
  }

  @Test
  void line_ends_may_be_of_any_kind() {
    var text = FRONT + "## Execution Queue\n" + QUEUE + "\n# `TASK-001` One\n```sh\na\nb\n```\n";

    for (var end : new String[] {"\n", "\r\n", "\r"}) {
      var reading = Reading.of(text.replace("\n", end));

      assertThat(reading.tasks()).containsExactly("A | TASK-001 | One");
      assertThat(reading.argvs().getFirst()).containsExactly("sh", "-euc", "a\nb");
    }
  }
}
