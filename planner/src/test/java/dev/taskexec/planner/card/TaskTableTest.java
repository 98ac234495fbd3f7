package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TaskTableTest {
  private static Reading table(String... rows) {
    return Reading.ofSection("1. **Queue A — X**\n\n" + String.join("\n", rows));
  }

  @Test
  void a_row_is_a_task_with_attributes() {
    var reading =
        table(
            "| Done | TASK | Timeout | Needs |",
            "|---|---|---|---|",
            "| x | `TASK-001` One | 1m | |",
            "| | TASK-002: Two | — | `TASK-001`, `TASK-003` (any outcome) |",
            "| no | **TASK-003** | - | - |");

    assertThat(reading.tasks()).containsExactly("A | TASK-001 | One | done", "A | TASK-002 | Two");
    assertThat(reading.task().terms().timeoutMs()).isEqualTo(OptionalLong.of(60_000));
    assertThat(Reading.needs(reading.task("TASK-002").dependencies().needs()))
        .containsExactly("TASK-001", "any TASK-003");
    assertThat(reading.codes()).containsExactly("SOT043:11");
  }

  @Test
  void titles_come_from_their_column_or_from_beside_the_id() {
    var reading =
        table(
            "| Task | Title |",
            "|---|---|",
            "| `TASK-001` | *One* |",
            "| `TASK-002` Two | |",
            "| `TASK-003` Three | Drei |");

    assertThat(reading.tasks())
        .containsExactly("A | TASK-001 | One", "A | TASK-002 | Two", "A | TASK-003 | Drei");
    assertThat(reading.codes()).containsExactly("SOT047:11");
  }

  @Test
  void a_pipe_in_a_cell_is_escaped() {
    var reading = table("| Task | Tags |", "|---|---|", "| `TASK-001` a \\| b | x\\|y |");

    assertThat(reading.task().title()).isEqualTo("a | b");
    assertThat(reading.task().tags()).containsExactly("x|y");
  }

  @Test
  void odd_columns_cells_and_rows_are_said() {
    var reading =
        table(
            "| Task | Tiemout | Order | Task | Done |",
            "|---|---|---|---|---|",
            "| `TASK-001` | 1m | sequential | x | perhaps |",
            "| | 1m | | | |");

    assertThat(reading.findings())
        .containsExactly(
            "SOT050 7:10+7 the column `Tiemout` is not read: there is no attribute of that name",
            "SOT053 7:20+5 `Order` means nothing in a table of tasks",
            "SOT052 7:28+4 there is a column `Task` already",
            "SOT051 9:38+7 `perhaps` does not say whether the task is done",
            "SOT013 10:1+14 this row names no task, so it is not planned");
  }

  @Test
  void a_table_with_ids_but_without_the_column_is_a_warning() {
    var reading =
        table("| Id | Who |", "|---|---|", "| `TASK-001` | Ann |", "| `TASK-002` | Bob |");

    assertThat(reading.findings())
        .contains(
            "SOT048 7:1+12 the tasks in this table are not planned: none of its columns is called"
                + " `Task`");
  }

  @Test
  void other_tables_are_prose() {
    var reading = table("| Owner | Timeout |", "|---|---|", "| Ann | `5m` |");

    assertThat(reading.codes()).containsExactly("SOT017:5");
  }

  @Test
  void an_attribute_in_the_row_and_in_the_card_is_an_error() {
    var reading =
        table(
            "| Task | Timeout |",
            "|---|---|",
            "| `TASK-001` | 5m |",
            "",
            "# `TASK-001`",
            "- Timeout: 6m");

    assertThat(reading.findings())
        .containsExactly(
            "SOT052 12:12+2 `Timeout` of `TASK-001` stands in its card and in its row on line 9");
  }

  @Test
  void what_others_call_the_columns_is_known() {
    var reading =
        table(
            "| Task | Description | Status |", "|---|---|---|", "| `TASK-001` | Compile | open |");

    assertThat(reading.helps()).containsExactly("did you mean `Title`?", "did you mean `Done`?");
  }
}
