package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          the plan      | sandbox    | "sandbox": "landlock"                     | 1
          the plan      | budget     | "budget": {"ms": 1}                       | 1
          the queue "Q" | needs      | "needs": [{"queue": "P"}]                 | 2
          the queue "Q" | order      | "order": "sequential"                     | 2
          the queue "Q" | workers    | "workers": 1                              | 2
          the queue "Q" | rate       | "rate": {"count": 1, "per_ms": 1}         | 2
          the queue "Q" | budget     | "budget": {"io": 0}                       | 2
          the task A    | confined   | "confined": true                          | 3
          the task A    | confined   | "confined": true                          | 1
          the task A    | permits    | "permits": ["read:a"]                     | 3
          the task A    | budget     | "budget": {"tokens": 5}                   | 3
          the task A    | retry      | "retry": {"attempts": 2}                  | 3
          the task A    | timeout_ms | "timeout_ms": 5                           | 3
          the task A    | needs      | "needs": [{"task": "B"}]                  | 3
          the task A    | uses       | "uses": ["lock"]                          | 3
          the task A    | effects    | "effects": [{"effect": "x.y", "v": 1}]    | 3
          the task A    | agent      | "agent": "effect"                        | 3
          the task A    | inputs     | "inputs": ["a"]                           | 3
          the task A    | outputs    | "outputs": ["a"]                          | 3
          """)
  void what_cannot_be_honoured_is_named(String owner, String field, String json, int level) {
    assertThat(Project.lines(Planner.unsupported(plan(json, level), "a/plan.json")))
        .containsExactly(
            "error[PLN011] plan.json: %s has `%s`, which this version of the kit cannot honour"
                .formatted(owner, field));
  }

  @Test
  void what_only_describes_or_has_its_default_is_fine() {
    var plan =
        plan(
            """
            "done": true, "on_failure": "continue", "on_error": "stop", "tags": ["x"], "metadata": {"a": 1},
            "idempotent": true, "retry": {"attempts": 1}, "commands": [{"cmd": ["a"], "env": {"A": "b"}, "cwd": "x"}]
            """,
            3);

    assertThat(Planner.unsupported(plan, "plan.json")).isEmpty();
    assertThat(Planner.noteUnsupported(plan, "plan.json")).isEmpty();
  }

  @Test
  void one_note_names_each_field_once() {
    var plan =
        plan("\"budget\": {\"ms\": 1}, \"needs\": [{\"task\": \"B\"}], \"uses\": [\"x\"]", 3);

    assertThat(Project.lines(List.of(Planner.noteUnsupported(plan, "a/sot.md").orElseThrow())))
        .containsExactly(
            "note[PLN011] sot.md: `run` would refuse this plan: this version of the kit cannot"
                + " honour `budget`, `needs`, `uses`");
  }

  private ExecutionPlan plan(String member, int level) {
    var members = new ArrayList<>(List.of("", "", "", ""));
    members.set(level, ", " + member);
    var json =
        """
        {"version": 1%s, "queues": [
          {"name": "Q"%s, "tasks": [{"id": "A"%s}]},
          {"name": "P", "tasks": [{"id": "B", "confined": false}]}]}
        """
            .formatted(members.get(1), members.get(2), members.get(3));
    return new Project(folder).write("plan.json", json).load().plan().orElseThrow();
  }

  @Test
  void the_remedy_says_what_to_write_where_nothing_can_be_taken_out() {
    assertThat(Planner.unsupported(plan("\"confined\": true", 3), "plan.json"))
        .extracting(Diagnostic::help)
        .containsExactly(
            "write `permits: unconfined` in the front matter (tasks may then do all that you may)"
                + " and plan again, or use a version of the kit that knows it");
  }
}
