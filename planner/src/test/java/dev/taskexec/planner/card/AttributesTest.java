package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Timeout: 1m",
        "* timeout:1m",
        "+ TIMEOUT:  1m",
        "   - Timeout: 1m",
        "1. x\n   - Timeout: 1m",
        "- Timeout:\n  1m",
        "- Timeout: 1m <!-- more -->",
        "Words\n- Timeout: 1m\n\nMore words",
      })
  void a_bullet_is_an_attribute_of_the_card_it_stands_in(String line) {
    assertThat(Reading.ofCard(line).task().terms().timeoutMs()).hasValue(60_000);
  }

  @Test
  void values_go_on_in_the_paragraph_or_in_nested_bullets() {
    var reading =
        Reading.ofCard(
            "- Inputs: `a`,",
            "  `b`",
            "- Outputs:",
            "  - `c`",
            "  - `d`",
            "    ",
            "- Tags: x",
            "  - Timeout: 1m");

    assertThat(reading.task().artifacts().inputs()).containsExactly("a", "b");
    assertThat(reading.task().artifacts().outputs()).containsExactly("c", "d");
    assertThat(reading.task().tags()).containsExactly("x");
    assertThat(reading.task().terms().timeoutMs()).hasValue(60_000);
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void those_of_a_queue_are_its_own_or_defaults_of_its_tasks() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- Order: sequential",
            "- Workers: 2",
            "- On failure: continue",
            "- Tasks: `TASK-001`",
            "- Budget: 1h",
            "- Task budget: 1m");

    var queue = reading.queues().getFirst();
    assertThat(queue.order()).isEqualTo(Order.SEQUENTIAL);
    assertThat(queue.workers()).hasValue(2);
    assertThat(queue.budget().limits().values()).containsExactly(3_600_000L);
    assertThat(reading.task().terms().budget().limits().values()).containsExactly(60_000L);
    assertThat(reading.task().dependencies().onFailure()).isEqualTo(OnFailure.CONTINUE);
  }

  @Test
  void the_nearest_place_counts() {
    var reading =
        Reading.of(
            """
            ---
            task-exec-kit: 1
            defaults: {timeout: 1m, tags: [all], budget: 1h, workdir: d}
            ---
            # Execution Queue
            1. **Queue A — X**
            - Timeout: 2m
            - Tags: queue
            - Tasks: `TASK-001`

            | Task | Timeout | Budget |
            |---|---|---|
            | `TASK-002` | 3m | 2h |
            | `TASK-003` | | |

            # `TASK-003` Three
            - Timeout: 4m
            - Tags: card
            """);

    assertThat(reading.task("TASK-001").terms().timeoutMs()).hasValue(120_000);
    assertThat(reading.task("TASK-002").terms().timeoutMs()).hasValue(180_000);
    assertThat(reading.task("TASK-003").terms().timeoutMs()).hasValue(240_000);
    assertThat(reading.task("TASK-003").tags()).containsExactly("all", "queue", "card");
    assertThat(reading.task("TASK-001").terms().budget().limits().values())
        .containsExactly(3_600_000L);
    assertThat(reading.task("TASK-002").terms().budget().limits().values())
        .containsExactly(7_200_000L);
  }

  @Test
  void tasks_are_confined_unless_something_says_otherwise() {
    var text = "# Execution Queue\n1. **Queue A — X**\n- Tasks: `TASK-001`, `TASK-002`\n";
    var card = "# `TASK-002`\n- Permits: %s\n";

    var free = Reading.of("---\ntask-exec-kit: 1\n---\n" + text + card.formatted("unconfined"));
    var bound =
        Reading.of(
            "---\ntask-exec-kit: 1\npermits: unconfined\n---\n"
                + text
                + card.formatted("`read:a/**`"));

    assertThat(free.task("TASK-001").terms().confined()).isTrue();
    assertThat(free.task("TASK-002").terms().confined()).isFalse();
    assertThat(bound.task("TASK-001").terms().confined()).isFalse();
    assertThat(bound.task("TASK-002").terms().confined()).isTrue();
    assertThat(bound.task("TASK-002").terms().permits()).hasToString("[read:a/**]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- Timout: 1m | SOT050 9:3+6 `Timout` is no attribute",
        "- Priority: high | SOT050 9:3+8 `Priority` is no attribute",
        "- **Timeout:** 1m | SOT048 9:5+7 `Timeout` is not read as an attribute: its name is not written plainly",
        "- `Timeout`: 1m | SOT048 9:4+7 `Timeout` is not read as an attribute: its name is not written plainly",
        "Timeout: 1m | SOT048 9:1+7 `Timeout` is not read as an attribute: it has no bullet `-`",
        "- Timeout: soon | SOT051 9:12+4 `soon` is no duration",
        "- Timeout: | SOT051 9:11+0 a duration is missing",
        "- Order: sequential | SOT053 9:3+5 `Order` means nothing on a task card",
      })
  void what_is_no_attribute_or_a_wrong_one_is_said(String line, String finding) {
    assertThat(Reading.ofCard(line).findings()).containsExactly(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Words.\n\n- Priority: high",
        "- see also: the wiki",
        "- https://wiki.example",
        "- The following four words: x",
        "- The script:",
        "- Nothing here",
      })
  void other_bullets_are_prose(String line) {
    assertThat(Reading.ofCard(line).findings()).isEmpty();
  }

  @Test
  void outside_of_sections_and_cards_they_are_prose() {
    var reading =
        Reading.of(
            "---\ntask-exec-kit: 1\n---\n- Timeout: soon\n# Execution Queue\n- Timeout: 1m\n");

    assertThat(reading.findings())
        .containsExactly(
            "SOT053 6:3+7 `Timeout` counts for nothing here: no queue stands above it in the"
                + " section");
  }

  @Test
  void below_a_task_list_item_they_count_for_the_queue_and_a_warning_says_so() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- [ ] `TASK-001` One",
            "  - Timeout: 1m",
            "- [ ] `TASK-002` Two");

    assertThat(reading.task("TASK-002").terms().timeoutMs()).hasValue(60_000);
    assertThat(reading.codes()).containsExactly("SOT049:7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- Timeout 5m | 3 | Timeout | no colon stands behind it",
        "- Timeout = 5m | 3 | Timeout | no colon stands behind it",
        "- Retry=3 times | 3 | Retry | no colon stands behind it",
        "- Needs `TASK-001` | 3 | Needs | no colon stands behind it",
        "- On failure continue | 3 | On failure | no colon stands behind it",
        "-Timeout: 5m | 2 | Timeout | it does not begin with `-` and a blank",
        "-\u00a0Timeout: 5m | 3 | Timeout | it does not begin with `-` and a blank",
        "• Timeout: 5m | 3 | Timeout | it does not begin with `-` and a blank",
      })
  void what_lacks_only_a_colon_or_a_bullet_is_said(
      String line, int column, String name, String reason) {
    assertThat(Reading.ofCard(line).findings())
        .containsExactly(
            "SOT048 9:%d+%d `%s` is not read as an attribute: %s"
                .formatted(column, name.length(), name, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- Needs a network", "- Timeout", "- Order of things 5", "- Env"})
  void a_sentence_that_begins_with_a_name_is_prose(String line) {
    assertThat(Reading.ofCard(line).findings()).isEmpty();
  }
}
