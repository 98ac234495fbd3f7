package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
  private static final String QUEUE = "1. **Queue A — X**";

  @Test
  void a_task_line_goes_on_over_the_lines_of_its_paragraph_or_into_nested_bullets() {
    var wrapped =
        Reading.ofSection(
            QUEUE, "   - Tasks: `TASK-001`,", "     `TASK-002`", "- Tasks: `TASK-003`");
    var nested = Reading.ofSection(QUEUE, "   - Tasks:", "     - `TASK-001`", "     - `TASK-002`");

    assertThat(wrapped.ids()).containsExactly("TASK-001", "TASK-002", "TASK-003");
    assertThat(nested.ids()).containsExactly("TASK-001", "TASK-002");
    assertThat(nested.findings()).isEmpty();
  }

  @Test
  void what_is_no_id_on_a_task_line_is_said() {
    var reading =
        Reading.ofSection(QUEUE, "- Tasks: `TASK-001`, `TASK-2`, TASK-003, `make`, `task-004`");

    assertThat(reading.ids()).containsExactly("TASK-001");
    assertThat(reading.findings())
        .containsExactly(
            "SOT014 6:22+8 `TASK-2` is not read as a task id; an id is `TASK-` with three or more"
                + " digits",
            "SOT014 6:32+8 `TASK-003` is not read as a task id: it stands in no backticks",
            "SOT043 6:42+6 `make` is no task id; an id is `TASK-` with three or more digits",
            "SOT014 6:50+10 `task-004` is not read as a task id; an id is `TASK-` with three or"
                + " more digits");
    assertThat(reading.helps().getFirst()).isEqualTo("write `` `TASK-002` ``");
  }

  @Test
  void an_id_of_a_prefix_in_no_backticks_is_said_too() {
    var reading =
        Reading.of(
            "---\ntask-exec-kit: 1\ntask_prefixes: [T]\n---\n# Execution Queue\n"
                + QUEUE
                + "\n- Tasks: `T1`, T2, Then\n");

    assertThat(reading.ids()).containsExactly("T1");
    assertThat(reading.findings())
        .containsExactly("SOT014 7:16+2 `T2` is not read as a task id: it stands in no backticks");
  }

  @Test
  void a_task_line_without_a_task_is_a_warning() {
    assertThat(Reading.ofSection(QUEUE, "- Tasks: none yet").codes()).containsExactly("SOT013:6");
  }

  @Test
  void task_list_items_have_titles_and_done_marks() {
    var reading =
        Reading.ofSection(
            QUEUE,
            "- [ ] `TASK-001` Compile `foo` *twice*",
            "* [x] `TASK-002`: Test",
            "+ [X] `TASK-003` — Ship",
            "- [ ] `TASK-004`",
            "- [ ] Tell the team",
            "- [ ] `make` builds it");

    assertThat(reading.tasks())
        .containsExactly(
            "A | TASK-001 | Compile foo twice",
            "A | TASK-002 | Test | done",
            "A | TASK-003 | Ship | done",
            "A | TASK-004 | TASK-004");
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void a_task_list_item_that_almost_names_a_task_is_a_warning() {
    var reading = Reading.ofSection(QUEUE, "- [ ] TASK-001 Compile", "- [ ] `T001` Test");

    assertThat(reading.findings())
        .containsExactly(
            "SOT014 6:7+8 `TASK-001` is not read as a task id: it stands in no backticks",
            "SOT014 7:7+6 `T001` is not read as a task id, so this item is not planned; an id is"
                + " `TASK-` with three or more digits");
  }

  @Test
  void what_lists_tasks_outside_of_queues_is_a_warning() {
    var reading =
        Reading.of(
            """
            ---
            task-exec-kit: 1
            ---
            - [ ] `TASK-001` Above all

            | Task |
            |---|
            | `TASK-002` |

            - Tasks: `TASK-003`

            # Execution Queue
            - Tasks: `TASK-004`
            1. **Queue A — X**
            - Tasks: `TASK-005`
            # `TASK-005` Card
            - Tasks: `TASK-006`
            - [ ] `TASK-007` In the card
            """);

    assertThat(reading.codes())
        .containsExactly(
            "SOT046:4", "SOT046:6", "SOT011:10", "SOT010:13", "SOT048:17", "SOT046:18");
    assertThat(reading.ids()).containsExactly("TASK-005");
  }

  @Test
  void a_task_is_listed_once() {
    var reading =
        Reading.ofSection(QUEUE, "- Tasks: `TASK-001`, `TASK-001`", "- [ ] `TASK-001` Again");

    assertThat(reading.findings())
        .containsExactly(
            "SOT040 6:22+10 `TASK-001` is listed on line 6 already",
            "SOT040 7:7+10 `TASK-001` is listed on line 6 already");
  }

  @Test
  void two_queues_of_one_name_are_an_error() {
    var reading = Reading.ofSection(QUEUE, "- Tasks: `TASK-001`", QUEUE, "- Tasks: `TASK-002`");

    assertThat(reading.findings())
        .containsExactly("SOT045 7:1+18 there is a queue `Queue A — X` already, on line 5");
  }

  @Test
  void near_misses_of_queues_and_task_lines_are_warnings_as_in_the_legacy_grammar() {
    var reading =
        Reading.ofSection(
            QUEUE, "- tasks: `TASK-001`", "2. **Queue B - Y**", "- Tasks: `TASK-002`");

    assertThat(reading.codes()).containsExactly("SOT012:6", "SOT008:7", "SOT025:8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "–", "..", "…", "to"})
  void a_range_of_ids_is_a_warning_since_only_its_ends_are_planned(String joint) {
    var reading = Reading.ofSection(QUEUE, "- Tasks: `TASK-001` " + joint + " `TASK-003`");

    assertThat(reading.ids()).containsExactly("TASK-001", "TASK-003");
    assertThat(reading.findings())
        .containsExactly(
            "SOT048 6:21+%d `%s` is not read: only the ids that stand here are planned, none between them"
                .formatted(joint.length(), joint));
  }

  @Test
  void a_heading_that_is_almost_a_queue_is_a_warning() {
    var reading = Reading.ofSection("### Queue A — X", "- Tasks: `TASK-001`");

    assertThat(reading.codes()).containsExactly("SOT008:5", "SOT010:6");
    assertThat(reading.helps()).containsExactly("write `1. **Queue A — X**`", "mend line 5");
  }
}
