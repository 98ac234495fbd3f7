package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {
  private static final String FRONT = "---\ntask-exec-kit: 1\n---\n";
  private static final String QUEUES =
      "# Execution Queue\n1. **Queue A — X**\n- Tasks: `TASK-001`, `TASK-002`\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# `TASK-001` Compile the service | Compile the service",
        "###### `TASK-001`: Compile | Compile",
        "## `TASK-001` — Compile ## | Compile",
        "# Compile (`TASK-001`) | Compile ( )",
        "# Compile — `TASK-001` | Compile",
        "# `TASK-001` Compile `x` & **y** [z](https://z.example) | Compile x & y z",
        "# `TASK-001` 日本  語 | 日本 語",
        "# `TASK-001` | TASK-001",
      })
  void the_rest_of_the_heading_is_the_title(String heading, String title) {
    assertThat(Reading.of(FRONT + QUEUES + heading + "\n").task().title()).isEqualTo(title);
  }

  @Test
  void a_card_may_stand_above_the_queues_and_below_any_heading() {
    var reading =
        Reading.of(
            FRONT + "# `TASK-002` Two\n- Timeout: 1s\n" + QUEUES + "# Notes\n# `TASK-001` One\n");

    assertThat(reading.tasks()).containsExactly("A | TASK-001 | One", "A | TASK-002 | Two");
    assertThat(reading.task("TASK-002").terms().timeoutMs()).hasValue(1_000);
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void it_ends_at_the_next_heading_and_at_a_queue_line() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- Tasks: `TASK-001`",
            "#### `TASK-001` One",
            "2. **Queue B — Y**",
            "- Timeout: 1m",
            "- Tasks: `TASK-002`",
            "#### `TASK-002` Two",
            "##### Notes",
            "- Timeout: 2m");

    assertThat(reading.task("TASK-001").terms().timeoutMs()).isEmpty();
    assertThat(reading.task("TASK-002").terms().timeoutMs()).hasValue(60_000);
    assertThat(reading.findings())
        .containsExactly(
            "SOT053 13:3+7 `Timeout` counts for nothing here: a heading ended what it could belong"
                + " to");
  }

  @Test
  void a_card_whose_task_no_queue_lists_is_an_error() {
    var reading = Reading.of(FRONT + QUEUES + "# `TASK-001` One\n# `TASK-020` Two\n");

    assertThat(reading.findings())
        .containsExactly("SOT041 8:3+10 `TASK-020` has a card, but no queue lists it");
    assertThat(reading.helps())
        .containsExactly("did you mean `TASK-002`, which is listed and has no card?");
  }

  @Test
  void two_cards_for_a_task_are_an_error() {
    var reading = Reading.of(FRONT + QUEUES + "# `TASK-001` One\n# `TASK-001` Two\n");

    assertThat(reading.findings())
        .containsExactly("SOT042 8:3+10 there is a card for `TASK-001` already, on line 7");
  }

  @Test
  void headings_that_are_almost_cards_are_warnings() {
    var reading =
        Reading.of(
            FRONT
                + QUEUES
                + "# TASK-001 One\n# `TASK-001` and `TASK-002`\n# `task-001` One\n# `TASK-1` One\n"
                + "# About `make` and TASK-X\n");

    assertThat(reading.findings())
        .containsExactly(
            "SOT044 7:3+8 this heading is no task card: `TASK-001` stands in no backticks",
            "SOT044 8:18+10 this heading is no task card: it names 2 tasks in backticks",
            "SOT044 9:3+10 this heading is no task card: `task-001` is no task id; an id is `TASK-`"
                + " with three or more digits",
            "SOT044 10:3+8 this heading is no task card: `TASK-1` is no task id; an id is `TASK-`"
                + " with three or more digits");
  }

  @Test
  void two_titles_that_differ_are_a_warning_and_the_card_s_counts() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- [ ] `TASK-001` One",
            "- [ ] `TASK-002` Two",
            "# `TASK-001` Eins",
            "# `TASK-002`");

    assertThat(reading.tasks()).containsExactly("A | TASK-001 | Eins", "A | TASK-002 | Two");
    assertThat(reading.findings())
        .containsExactly(
            "SOT047 6:7+10 `TASK-001` is called `One` here and `Eins` in its card on line 8, which"
                + " counts");
  }

  @Test
  void headings_in_quotations_and_lists_are_prose() {
    var reading = Reading.of(FRONT + QUEUES + "\n> # `TASK-001` One\n\n- # `TASK-002` Two\n");

    assertThat(reading.tasks())
        .containsExactly("A | TASK-001 | TASK-001", "A | TASK-002 | TASK-002");
  }
}
