package dev.taskexec.planner.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.Project;
import dev.taskexec.planner.explain.Explanation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
  private static final String NEEDS =
      """
      ## Execution Queue
      1. **Queue Z — Prepare**
         - Tasks: `TASK-001`
      2. **Queue A — Build**
         - Needs: Queue Z — Prepare
         - Order: sequential
         - Tasks: `TASK-002`, `TASK-003`, `TASK-004`
      3. **Queue B — Report**
         - Needs: Queue A — Build (any outcome)
         - Tasks: `TASK-005`

      ### `TASK-003` Test
      - Needs: `TASK-001` (any outcome)

      ### `TASK-005` Report
      - Needs: `TASK-001`, `TASK-003`
      """;
  private static final String LEGACY =
      """
      ### G. Execution Queue & Task Hooks
      1. **Queue A — Work**
         - Tasks: `TASK-001`, `TASK-001`
      2. **Queue B — More**
         - Tasks: `TASK-001`
      """;

  @TempDir Path folder;

  @Test
  void needs_are_told_with_the_lines_of_the_others_and_where_they_are_written() {
    var explanation = Explaining.extended(folder, "", NEEDS).task("TASK-003");

    assertThat(explanation.needs().stream().map(Explaining::line))
        .containsExactly(
            "TASK-001 (any outcome) ITSELF, line 6, at 16:11",
            "Queue Z — Prepare QUEUE, line 5, at 8:13",
            "TASK-002 ORDER, line 10, at 9:13");
    assertThat(explanation.neededBy().stream().map(Explaining::line))
        .containsExactly(
            "TASK-005 ITSELF, line 13, at 19:23",
            "Queue B — Report (any outcome) QUEUE, line 11, at 12:13",
            "TASK-004 ORDER, line 10, at 9:13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TASK-01    | there is no task `TASK-01` among the 3 tasks of `sot.md` | did you mean `TASK-001`?
          make       | there is no task `make` among the 3 tasks of `sot.md`    | give the id of a task; `task-exec-kit list` shows them
          TASK-001#4 | there is no `TASK-001#4`: `sot.md` has 3 of that id      | ask for `TASK-001`, or for `TASK-001#2` to `TASK-001#3`
          TASK-001#x | there is no `TASK-001#x`: `sot.md` has 3 of that id      | ask for `TASK-001`, or for `TASK-001#2` to `TASK-001#3`
          """)
  void a_task_that_is_not_there_is_an_error(String task, String message, String help) {
    var explained = Explaining.in(folder, LEGACY).ask(task);

    assertThat(explained.explanation()).isEmpty();
    assertThat(explained.diagnostics().stream().filter(found -> found.isError()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).hasToString("USE002");
              assertThat(found.message().replace(folder + "/", "")).isEqualTo(message);
              assertThat(found.help()).isEqualTo(help);
            });
  }

  @Test
  void tasks_with_the_same_id_are_told_apart() {
    var kit = Explaining.in(folder, LEGACY);

    assertThat(listed(kit.task("TASK-001"))).isEqualTo("task line 3:13");
    assertThat(listed(kit.task("TASK-001#2"))).isEqualTo("task line 3:25");
    assertThat(listed(kit.task("TASK-001#3"))).isEqualTo("task line 5:13");
  }

  @Test
  void a_task_without_front_matter_has_its_line_and_the_configuration() {
    var kit =
        Explaining.in(folder, LEGACY)
            .write(
                "config/hooks.json",
                "{\"Queue B — More\": {\"commands\": [{\"cmd\": [\"make\"]}], \"permits\": []}}");

    assertThat(kit.origins("TASK-001", "Permits")).containsExactly("default: unconfined");
    assertThat(kit.origins("TASK-001", "Agent"))
        .containsExactly("manifest built-in manifest.json: noop");
    assertThat(kit.origins("TASK-001#3", "Agent")).containsExactly("hook hooks.json:1:20: shell");
    assertThat(kit.origins("TASK-001#3", "Permits")).containsExactly("hook hooks.json:1:65");
    assertThat(kit.origins("TASK-001#3", "Workdir"))
        .containsExactly("default: (where the kit is started)");
  }

  @Test
  void a_wrong_source_is_not_explained() {
    var explained =
        Explaining.extended(folder, "", NEEDS.replace("sequential", "wild")).ask("TASK-001");

    assertThat(explained.explanation()).isEmpty();
    assertThat(Project.lines(explained.diagnostics())).hasSize(1);
  }

  @Test
  void a_plan_is_explained_from_its_source_while_that_says_the_same() {
    var front = "params: {a: b}\n";
    var kit = Explaining.extended(folder, front, NEEDS).with(Map.of("a", "c")).planned();

    var before = listed(fromPlan(kit));
    var moved = listed(fromPlan(Explaining.extended(folder, front, "Prose.\n\n" + NEEDS)));

    assertThat(before).isEqualTo("task line 11:25");
    assertThat(moved).isEqualTo("task line 13:25");
  }

  @Test
  void a_plan_whose_source_says_something_else_is_explained_alone() {
    var kit = Explaining.extended(folder, "", NEEDS).planned();

    kit.write("sot.md", kit.project().read("sot.md").replace("Test", "Try"));
    var changed = fromPlan(kit);
    kit.write("sot.md", "---\ntask-exec-kit: 1\n");
    var wrong = fromPlan(kit);
    kit.write("plan.json", kit.project().read("plan.json").replace("\"sot.md\"", "\"gone.md\""));
    var missing = fromPlan(kit);

    assertThat(List.of(changed, wrong, missing))
        .extracting(found -> found.unknown().orElseThrow().replace(folder + "/", ""))
        .containsExactly(
            "its source `sot.md` or its configuration has changed since the plan was made",
            "its source `sot.md` cannot be planned any more; `validate` says why",
            "its source `gone.md` is not there");
    assertThat(Explaining.values(missing, "Title")).containsExactly("Test");
    assertThat(Explaining.origins(missing, "Title")).isEmpty();
    assertThat(missing.needs().stream().map(Explaining::line))
        .containsExactly(
            "TASK-001 (any outcome) ITSELF, line 6",
            "Queue Z — Prepare QUEUE, line 0",
            "TASK-002 ORDER, line 10");
  }

  @Test
  void a_plan_without_a_digest_is_explained_alone() {
    var kit =
        Explaining.in(folder, LEGACY)
            .write(
                "plan.json",
                """
                {"version": 1, "source": "sot.md", "generated_at": "t", "queues": [
                  {"name": "Queue A — Work", "tasks": [
                    {"id": "TASK-003", "title": "t", "layer": "foundation"}]}]}
                """);

    assertThat(fromPlan(kit).unknown())
        .hasValue("it has no digest, so that it cannot be compared with its source");
  }

  @Test
  void many_needs_on_one_line_are_told_in_linear_time() {
    var ids = new StringBuilder();
    for (var i = 100_000; i < 105_000; i++) {
      ids.append(i == 100_000 ? "" : ", ").append("`TASK-").append(i).append('`');
    }
    var sot =
        """
        ## Execution Queue
        1. **Queue A — Many**
           - Tasks: %s
        2. **Queue B — One**
           - Needs: %s
           - Tasks: `TASK-001`
        """
            .formatted(ids, ids);

    var needs = Explaining.extended(folder, "", sot).task("TASK-001").needs();

    assertThat(needs).hasSize(5_000);
    assertThat(needs.stream().filter(need -> need.place().isPresent())).hasSize(100);
  }

  private static Explanation fromPlan(Explaining kit) {
    return kit.askPlan("TASK-003").explanation().orElseThrow();
  }

  private static String listed(Explanation explanation) {
    return Explaining.line(explanation.listed().orElseThrow());
  }
}
