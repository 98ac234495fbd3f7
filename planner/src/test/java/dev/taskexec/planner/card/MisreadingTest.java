package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a reader of a Git host would take for part of the plan is read, or it is reported.
class MisreadingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Permits: `read:**`\n  - `!read:secret/**`",
        "- Permits: `read:**` <!-- why -->\n  - `!read:secret/**`",
        "- Permits: `read:**`\n\n  - `!read:secret/**`",
        "- Permits: `read:**`\n\n  `!read:secret/**`",
        "- Permits:\n  - `read:**`\n\n    `!read:secret/**`",
        "- Permits:\n  - `read:**`\n\n  `!read:secret/**`",
      })
  void what_stands_below_the_value_of_a_list_is_reported(String lines) {
    var reading = Reading.ofCard(lines);

    assertThat(reading.task().terms().permits()).hasToString("[read:**]");
    assertThat(reading.findings())
        .singleElement()
        .asString()
        .startsWith("SOT048")
        .contains("is not read as part of `Permits`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Permits: `read:**`\n\n`TASK-001` reads a lot.",
        "- Permits: `read:**`\n- `a`",
        "- Permits: `read:**`\n\n  It reads a lot.",
        "- Timeout: 1m\n  - `make` is slow",
        "- Permits: `read:**`\n#### `TASK-002` x\n- - `a`",
      })
  void prose_that_stands_elsewhere_is_not(String lines) {
    assertThat(Reading.ofCard(lines).codes()).doesNotContain("SOT048:10", "SOT048:11", "SOT048:12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Timeout : 1m",
        "- Timeout <!-- why -->: 1m",
        "- Timeout： 1m",
        "- **Timeout** : 1m",
        "- Time\u200bout: 1m",
        "- On\u00a0failure: continue",
        "- ~~Timeout~~: 1m",
      })
  void an_attribute_that_only_looks_like_one_is_reported(String line) {
    assertThat(Reading.ofCard(line).codes()).containsExactly("SOT048:9");
  }

  @Test
  void a_task_list_below_a_task_line_is_a_task_list() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "   - Tasks:",
            "     - [x] `TASK-001` One",
            "     - [ ] `TASK-002` Two");

    assertThat(reading.tasks()).containsExactly("A | TASK-001 | One | done", "A | TASK-002 | Two");
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void a_box_in_an_item_of_an_attribute_is_an_error() {
    var reading = Reading.ofCard("- Permits:", "  - [ ] `write:out/**`", "  - `read:**`");

    assertThat(reading.codes()).containsExactly("SOT051:10");
  }

  @Test
  void what_is_struck_out_is_not_planned_in_silence() {
    assertThat(
            Reading.ofSection(
                    "1. **Queue A — X**", "   - Tasks: `TASK-001`, ~~`TASK-002`~~, `TASK-003`")
                .codes())
        .containsExactly("SOT043:6");
    assertThat(Reading.ofCard("", "#### ~~`TASK-001` Old~~", "```sh", "rm x", "```").codes())
        .contains("SOT044:10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "   - `TASK-008` Eight",
        "   - [ ]`TASK-008` Eight",
        "   - [*] `TASK-008` Eight",
        "   - [x] Eight: `TASK-008`",
        "     - `TASK-008`",
        "   - [ ] ~~`TASK-008`~~",
      })
  void a_bullet_with_a_task_that_is_planned_nowhere_is_reported(String line) {
    var reading = Reading.ofSection("1. **Queue A — X**", "   - Tasks: `TASK-001`", line);

    assertThat(reading.ids()).containsExactly("TASK-001");
    assertThat(reading.codes()).containsExactly("SOT015:7");
  }

  @Test
  void a_bullet_with_a_task_that_is_planned_elsewhere_is_prose() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "   - `TASK-002` goes first",
            "   - Tasks: `TASK-001`",
            "   - `TASK-001` compiles",
            "2. **Queue B — X**",
            "   - Tasks: `TASK-002`");

    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Env: A=&lt;x&gt;",
        "- Inputs: a&#44;b",
        "- Tags: a&#x2c;b",
        "- Permits: read:a&amp;b",
      })
  void a_character_reference_in_a_bare_text_is_an_error(String line) {
    assertThat(Reading.ofCard(line).findings())
        .singleElement()
        .asString()
        .contains("which Markdown shows as another character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- Env: A=http://x/?a=1&lt=2;3", "- Env: `A=&lt;`", "- Tags: `a&#44;`"})
  void other_ampersands_are_none(String line) {
    assertThat(Reading.ofCard(line).findings()).isEmpty();
  }

  @Test
  void a_table_that_goes_on_with_the_text_above_it_is_reported() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "   - Tasks: `TASK-001`",
            "| Task | Title |",
            "|---|:---|",
            "| `TASK-002` | Two |");

    assertThat(reading.codes()).containsExactly("SOT048:8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"It takes long.\nTimeout: 5m", "It takes long.\nOn failure: continue"})
  void an_attribute_in_the_middle_of_a_paragraph_is_reported(String lines) {
    assertThat(Reading.ofCard(lines).codes()).containsExactly("SOT048:10");
  }

  @Test
  void a_sentence_with_a_colon_in_the_middle_of_a_paragraph_is_prose() {
    assertThat(Reading.ofCard("It has a small\ntimeout: five minutes.").findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- [ ] `TASK-001`, `TASK-002` Both",
        "\n| Task | Title |\n|---|---|\n| `TASK-001`, `TASK-002` | Both |",
      })
  void a_second_task_in_an_item_or_a_row_is_reported(String lines) {
    assertThat(Reading.ofSection("1. **Queue A — X**", lines).findings())
        .filteredOn(finding -> finding.startsWith("SOT015"))
        .singleElement()
        .asString()
        .contains("`TASK-002` is named here");
  }

  @Test
  void an_attribute_nested_below_a_task_line_counts_for_the_queue_with_a_warning() {
    var nested =
        Reading.ofSection("1. **Queue A — X**", "   - Tasks: `TASK-001`", "     - Timeout: 1m");
    var beside =
        Reading.ofSection("1. **Queue A — X**", "   - Tasks: `TASK-001`", "   - Timeout: 1m");

    assertThat(nested.findings())
        .containsExactly(
            "SOT049 7:8+7 `Timeout` counts for the whole queue, not for the tasks on the line above it");
    assertThat(beside.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh exmaple", "bash Example", "sh examples"})
  void a_script_that_is_run_although_it_seems_an_example_is_reported(String info) {
    var reading = Reading.ofCard("```" + info, "make", "```");

    assertThat(reading.argvs()).hasSize(1);
    assertThat(reading.codes()).containsExactly("SOT066:9");
  }
}
