package dev.taskexec.planner.importer;

import static dev.taskexec.planner.ImportKind.SPEC_KIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecKitImportTest {
  private static final String LIST =
      """
      ---
      description: "Task list"
      ---

      # Tasks: Photo albums

      - **[P]**: Can run in parallel

      ## Phase 1: Setup (Shared Infrastructure)

      **Purpose**: Project initialization

      - [x] T001 Create project structure
      - [X] T002 Initialize the project

      ## Phase 2: User Story 1 - Albums (Priority: P1) 🎯

      ### Tests for User Story 1

      - [ ] T003 Setup schema in src/db/__init__.py
      - [ ] T004 [P] [US1] Contract test in `tests/test_[name].py`
      - [ ] T005 [US1] [P] Integration test

      ### Implementation

      - [ ] T006 [US1] Implement the service
        on two lines (depends on T001, T004)
      - [ ] T007 Last

      ```bash
      - [ ] T099 not a task
      ```
      """;

  @TempDir Path folder;

  @Test
  void phases_are_queues_one_after_the_other_and_marks_are_kept() {
    var lines = Importing.in(folder).lines(SPEC_KIT, LIST);

    assertThat(lines)
        .containsExactly(
            "Queue A — Phase 1: Setup (Shared Infrastructure) sequential",
            "x T001 Create project structure",
            "x T002 Initialize the project",
            "Queue B — Phase 2: User Story 1 - Albums (Priority: P1) 🎯 parallel"
                + " <- Queue A — Phase 1: Setup (Shared Infrastructure)",
            "T003 Setup schema in src/db/__init__.py",
            "T004 Contract test in tests/test_[name].py <- T003 [US1]",
            "T005 Integration test <- T003 [US1]",
            "T006 Implement the service on two lines (depends on T001, T004) <- T004, T005, T001"
                + " [US1]",
            "T007 Last <- T006");
  }

  @Test
  void what_is_not_carried_over_is_said_with_its_line() {
    var said =
        Importing.in(folder)
            .said(
                SPEC_KIT,
                """
                ## Phase 1: Setup
                - [ ] T001 One
                - T002 no box
                **Checkpoint**: ready
                ## Dependencies & Execution Order
                - T001 before T002
                """);

    assertThat(said)
        .containsExactly(
            "warning[IMP003] tasks.spec-kit:3:1: this item has no box, and so is no task",
            "warning[IMP003] tasks.spec-kit:5:1: what this section says of dependencies is not"
                + " carried over: phases wait for each other in the order of the file, and tasks as"
                + " their marks say",
            "warning[IMP003] tasks.spec-kit:6:1: this item has no box, and so is no task");
  }

  @Test
  void a_title_with_an_id_makes_no_card_of_its_heading() {
    assertThat(
            Importing.in(folder)
                .lines(SPEC_KIT, "# Tasks: TASK-001 and more\n## Phase 1\n- [ ] T001 One\n"))
        .containsExactly("Queue A — Phase 1 sequential", "T001 One");
  }

  @Test
  void a_checkpoint_is_said() {
    assertThat(
            Importing.in(folder)
                .said(SPEC_KIT, "## Phase 1\n- [ ] T001 One\n\n**Checkpoint**: ready\n"))
        .containsExactly(
            "warning[IMP003] tasks.spec-kit:4:1: a checkpoint is not carried over:"
                + " `**Checkpoint**: ready`");
  }

  @Test
  void tasks_without_ids_and_with_the_same_get_new_ones() {
    var importing = Importing.in(folder);
    var list = "## Phase 1\n- [ ] TXXX One\n- [ ] T002 Two\n- [ ] T002 Three\n- [ ] Four\n";

    var lines = importing.lines(SPEC_KIT, list);
    var said = importing.said(SPEC_KIT, list);

    assertThat(lines)
        .containsExactly(
            "Queue A — Phase 1 sequential", "T003 One", "T002 Two", "T002-2 Three", "T004 Four");
    assertThat(said).hasSize(3).anyMatch(line -> line.contains(":4:1: `T002` is the id of a task"));
  }

  @Test
  void a_need_that_closes_a_circle_is_left_out() {
    var importing = Importing.in(folder);
    var list =
        "## Phase 1\n- [ ] T001 A (depends on T003)\n## Phase 2\n- [ ] T003 C (depends on T003)\n";

    var said = importing.said(SPEC_KIT, list);

    assertThat(importing.lines(SPEC_KIT, list)).noneMatch(line -> line.contains("<- T003"));
    assertThat(said)
        .containsExactly(
            "warning[IMP003] tasks.spec-kit:2:1: `T001` needs `T003`, which waits for `T001`: they"
                + " could never start; this need is left out",
            "warning[IMP003] tasks.spec-kit:4:1: `T003` needs itself; the need is left out");
  }

  @Test
  void a_file_without_tasks_is_refused() {
    assertThat(Importing.in(folder).said(SPEC_KIT, "# Notes\n- [link](x)\n"))
        .containsExactly(
            "error[IMP002] tasks.spec-kit: there is no task in it that spec-kit could have"
                + " written");
  }

  @Test
  void more_phases_than_letters_begin_again_with_a() {
    var list = new StringBuilder();
    for (var i = 1; i <= 28; i++) {
      list.append("## Phase %d\n- [ ] T%03d Task\n".formatted(i, i));
    }

    var plan = Importing.in(folder).plan(SPEC_KIT, list.toString());

    assertThat(plan.queues().getLast().name()).isEqualTo("Queue B — Phase 28");
  }
}
