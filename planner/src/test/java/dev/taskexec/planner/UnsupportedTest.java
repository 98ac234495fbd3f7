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
          the plan   | sandbox  | "sandbox": "landlock"                                             | 1
          the task A | confined | "confined": true, "commands": [{"cmd": ["a"]}]                    | 3
          the task A | permits  | "confined": true, "permits": ["read:a"], "commands": [{"cmd": ["a"]}] | 3
          the task A | permits  | "permits": ["read:a"], "commands": [{"cmd": ["a"]}]               | 3
          """)
  void what_cannot_be_honoured_is_named(String owner, String field, String json, int level) {
    assertThat(Project.lines(Planner.unsupported(plan(json, level), "a/plan.json", false)))
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

    assertThat(Planner.unsupported(plan, "plan.json", false)).isEmpty();
    assertThat(Planner.noteUnsupported(plan, "plan.json")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "budget": {"ms": 1}                | 1
          "needs": [{"queue": "P"}]          | 2
          "order": "sequential"              | 2
          "workers": 1                       | 2
          "rate": {"count": 1, "per_ms": 1}  | 2
          "budget": {"io": 0}                | 2
          "confined": true                   | 1
          "confined": true, "permits": ["read:a"] | 3
          "budget": {"tokens": 5}            | 3
          "retry": {"attempts": 2}           | 3
          "timeout_ms": 5                    | 3
          "needs": [{"task": "B"}]           | 3
          "uses": ["lock"]                   | 3
          "inputs": ["a"]                    | 3
          "outputs": ["a"]                   | 3
          "agent": "effect"                  | 3
          "effects": [{"effect": "x.y", "v": 1}] | 3
          """)
  void what_the_kernel_does_is_not_refused(String json, int level) {
    assertThat(Planner.unsupported(plan(json, level), "plan.json", false)).isEmpty();
    assertThat(Planner.noteUnsupported(plan(json, level), "plan.json")).isEmpty();
  }

  @Test
  void whoever_does_without_confinement_is_refused_nothing() {
    var confined = "\"confined\": true, \"commands\": [{\"cmd\": [\"a\"]}]";

    assertThat(Planner.unsupported(plan(confined, 3), "plan.json", true)).isEmpty();
    assertThat(Planner.unsupported(plan("\"sandbox\": \"landlock\"", 1), "plan.json", true))
        .isEmpty();
    assertThat(Planner.unconfinedAllTheSame(plan(confined, 3))).isEqualTo(1);
  }

  @Test
  void one_note_names_each_field_once() {
    var plan =
        plan(
            "\"confined\": true, \"permits\": [\"read:a\"], \"commands\": [{\"cmd\": [\"a\"]}]", 3);

    assertThat(Project.lines(List.of(Planner.noteUnsupported(plan, "a/sot.md").orElseThrow())))
        .containsExactly(
            "note[PLN011] sot.md: `run` would refuse this plan: this version of the kit cannot"
                + " honour `permits`");
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
  void the_remedy_names_both_ways_to_run_a_confined_task() {
    var confined = plan("\"confined\": true, \"commands\": [{\"cmd\": [\"a\"]}]", 3);

    assertThat(Planner.unsupported(confined, "plan.json", false))
        .extracting(Diagnostic::help)
        .containsExactly(
            "write `permits: unconfined` in the front matter and plan again, or give `run` the"
                + " option `--allow-unsandboxed` (tasks may then do all that you may)");
    assertThat(Planner.noteUnsupported(confined, "plan.json").orElseThrow().help())
        .endsWith(
            "give `run` the option `--allow-unsandboxed` (tasks may then do all that you may)");
  }
}
