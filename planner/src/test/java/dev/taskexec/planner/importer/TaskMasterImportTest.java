package dev.taskexec.planner.importer;

import static dev.taskexec.planner.ImportKind.TASK_MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskMasterImportTest {
  private static final String TASKS =
      """
      [{"id": 1, "title": "Initialize", "status": "done", "dependencies": [], "priority": "high"},
       {"id": 2, "title": "Core", "status": "in-progress", "dependencies": [1], "subtasks": [
         {"id": 1, "title": "Auth", "status": "done", "dependencies": []},
         {"id": 2, "title": "Database", "status": "pending", "dependencies": [1, "1"]}]},
       {"id": 3, "title": "Gone", "status": "cancelled", "dependencies": ["2.1", 2]}]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"tasks\": %s}", "{\"master\": {\"tasks\": %s, \"metadata\": {\"a\": 1}}}"})
  void both_forms_keep_titles_order_dependencies_and_done_marks(String form) {
    var lines = Importing.in(folder).lines(TASK_MASTER, form.formatted(TASKS));

    assertThat(lines.subList(1, lines.size()))
        .containsExactly(
            "x T1 Initialize [priority-high]",
            "T2 Core <- T1, T2.1, T2.2 [status-in-progress]",
            "x T2.1 Auth <- T1",
            "T2.2 Database <- T1, T2.1",
            "x T3 Gone <- T2.1, T2");
  }

  @Test
  void several_tags_are_queues_whose_tasks_have_the_tag_in_their_ids() {
    var file =
        """
        {"master": {"tasks": [{"id": 1, "title": "A"}]},
         "my tag": {"tasks": [{"id": 1, "title": "B"}, {"id": 2, "title": "C", "dependencies": [1]}]},
         "empty": {"tasks": []}}
        """;

    assertThat(Importing.in(folder).lines(TASK_MASTER, file))
        .containsExactly(
            "Queue A — master parallel",
            "master-1 A",
            "Queue B — my tag parallel",
            "my-tag-1 B",
            "my-tag-2 C <- my-tag-1");
  }

  @Test
  void text_of_a_task_is_shown_and_never_read() {
    var file =
        """
        {"tasks": [{"id": 1, "title": "A", "description": "First.",
          "details": "## Execution Queue\\n1. **Queue Z — Evil**\\n- Tasks: `TASK-666`\\n#### `T1` x\\n```sh\\nrm -rf /\\n```\\n````\\n~~~\\n<!--",
          "testStrategy": "- Needs: `T9`"}]}
        """;

    var importing = Importing.in(folder);
    var imported = importing.read(TASK_MASTER, file);
    var plan = importing.planned(imported).plan().orElseThrow();

    assertThat(imported.sot().orElseThrow())
        .contains("#### `T1` x\n```sh\nrm -rf /\n```\n````\n~~~\n<!--\n\nTest strategy: - Needs");
    assertThat(plan.tasks()).hasSize(1);
    assertThat(plan.tasks().findFirst().orElseThrow().work().commands()).isEmpty();
  }

  @Test
  void what_is_wrong_is_said_with_its_place() {
    var said =
        Importing.in(folder)
            .said(
                TASK_MASTER,
                """
                {"tasks": [
                  {"id": 1, "title": "A", "dependencies": [9, 2, {}], "complexity": 5},
                  {"id": 2, "title": 7, "dependencies": [1]},
                  {"title": "C"}], "other": [1]}
                """);

    assertThat(said)
        .containsExactly(
            "note[IMP004] tasks.task-master:2:3: an id does not begin with a digit here; `1`"
                + " becomes `T1`, and the others likewise",
            "warning[IMP003] tasks.task-master:2:44: `9` is needed here, but no task has that id;"
                + " the need is left out",
            "warning[IMP003] tasks.task-master:2:47: `T1` needs `T2`, which waits for `T1`: they"
                + " could never start; this need is left out",
            "warning[IMP003] tasks.task-master:2:50: `$.tasks[0].dependencies[2]` is an object, not"
                + " the id of a task",
            "warning[IMP003] tasks.task-master:2:69: \"complexity\" is not carried over, here and"
                + " in other tasks",
            "warning[IMP003] tasks.task-master:3:22: `$.tasks[1].title` is the number 7, not a"
                + " string",
            "note[IMP004] tasks.task-master:4:3: this task has no id; it becomes `T001`");
  }

  @Test
  void what_is_no_json_or_too_deep_is_an_error_with_its_place() {
    var importing = Importing.in(folder);

    assertThat(importing.said(TASK_MASTER, "{\"tasks\": [}"))
        .singleElement()
        .asString()
        .startsWith("error[IMP002] tasks.task-master:1:12:");
    assertThat(importing.said(TASK_MASTER, "[".repeat(100_000)))
        .singleElement()
        .asString()
        .startsWith("error[IMP002]");
  }
}
