package dev.taskexec.planner.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each kind of origin that a part of a task can have.
class OriginsTest {
  private static final String FRONT =
      """
      defaults:
        timeout: 5m
        tags: [all]
        env: {A: 1, B: 2}
        permits: ["read:docs/**", "!net:*.internal"]
      params:
        version: "1.0"
        unused: x
      """;
  private static final String BODY =
      """
      ## Execution Queue
      1. **Queue A — Build**
         - Timeout: 2m
         - Permits: `read:src/**`
         - Task budget: 10m
         - Budget: 1h
         - Workers: 2
         - On failure: stop
         - Tasks: `TASK-001`, `TASK-002`
         - [x] `TASK-003` Write the notes
      2. **Queue B — Ship**

      | Task | Title | Timeout |
      |---|---|---|
      | `TASK-004` | Ship it | 30s |

      ### `TASK-002` Compile
      - Timeout: 1m
      - Tags: slow
      - Env: B=3
      - Outputs: `out/${version}/$${x}.jar`

      ```sh
      make
      make check
      ```

      - prose

      ```exec
      cp 'a b' out/${version}
      ```

      ### Another heading

      ```sh
      rm -rf everything
      ```
      """;

  @TempDir Path folder;

  @Test
  void the_nearest_place_counts_and_those_that_it_replaces_are_told() {
    assertThat(kit().origins("TASK-002", "Timeout"))
        .containsExactly("card 29:12: 1m", "not queue 14:15", "not front matter 4:12");
    assertThat(kit().origins("TASK-001", "Timeout"))
        .containsExactly("queue 14:15: 2m", "not front matter 4:12");
    assertThat(kit().origins("TASK-004", "Timeout"))
        .containsExactly("row 26:26: 30s", "not front matter 4:12");
  }

  @Test
  void what_adds_up_is_told_value_by_value() {
    assertThat(kit().origins("TASK-002", "Tags"))
        .containsExactly("card 30:9: slow", "front matter 5:10: all");
    assertThat(kit().origins("TASK-002", "Permits"))
        .containsExactly("queue 15:15: read:src/**", "front matter 7:14: !net:*.internal");
    assertThat(kit().origins("TASK-002", "Env"))
        .containsExactly("card 31:8: B=3", "front matter 6:9: A=1");
  }

  @Test
  void a_queue_has_defaults_for_its_tasks_and_attributes_of_its_own() {
    assertThat(kit().origins("TASK-001", "Budget")).containsExactly("queue 16:19: 10m");
    assertThat(kit().origins("TASK-001", "Queue's budget")).containsExactly("queue 17:14: 1h");
    assertThat(kit().origins("TASK-001", "Queue's workers")).containsExactly("queue 18:15: 2");
  }

  @Test
  void fences_decide_the_agent_and_are_told_for_each_command() {
    var explanation = kit().task("TASK-002");

    assertThat(Explaining.origins(explanation, "Agent")).containsExactly("fence 34:4: shell");
    assertThat(explanation.work())
        .extracting(step -> step.text() + " " + step.lines())
        .containsExactly("sh: make 2", "cp 'a b' out/1.0 1");
    assertThat(explanation.work())
        .extracting(step -> Explaining.line(step.origin().orElseThrow()))
        .containsExactly("fence 34:4", "fence 41:4 with version");
  }

  @Test
  void titles_and_done_marks_come_from_cards_lists_and_rows() {
    assertThat(kit().origins("TASK-001", "Title")).containsExactly("default: TASK-001");
    assertThat(kit().origins("TASK-002", "Title")).containsExactly("card 28:5: Compile");
    assertThat(kit().origins("TASK-003", "Title")).containsExactly("list 21:10: Write the notes");
    assertThat(kit().origins("TASK-003", "Done")).containsExactly("list 21:10: yes");
    assertThat(kit().origins("TASK-004", "Title")).containsExactly("row 26:3: Ship it");
    assertThat(kit().task("TASK-001").listed().map(Explaining::line)).hasValue("task line 20:13");
  }

  @Test
  void what_nothing_sets_has_the_default_for_an_origin() {
    assertThat(kit().origins("TASK-002", "Workdir")).containsExactly("default: .");
    assertThat(
            Explaining.extended(folder, "params: {version: 1}\n", BODY)
                .origins("TASK-004", "Permits"))
        .containsExactly("default");
    assertThat(kit().origins("TASK-004", "Idempotent")).isEmpty();
  }

  @Test
  void parameters_are_told_where_their_values_were_put_in() {
    assertThat(kit().origins("TASK-002", "Outputs"))
        .containsExactly("card 32:12: out/1.0/$${x}.jar with version");
    assertThat(kit().with(Map.of("version", "2.1")).task("TASK-002").parameters())
        .containsExactly(Map.entry("version", "2.1"));
    assertThat(kit().task("TASK-001").parameters()).isEmpty();
  }

  @Test
  void an_unconfined_file_says_so_in_its_front_matter() {
    var kit = Explaining.extended(folder, "permits: unconfined\nparams: {version: 1}\n", BODY);

    assertThat(kit.origins("TASK-004", "Permits")).containsExactly("front matter 3:1: unconfined");
  }

  @Test
  void hooks_give_work_folders_and_permits() {
    var kit =
        kit()
            .write(
                "config/hooks.json",
                """
                {"TASK-001": {"commands": []},
                 "Queue B — Ship": {"permits": ["read:out/**"],
                   "commands": [{"cmd": ["a"], "cwd": "src"}, {"cmd": ["b"]}]}}
                """);

    assertThat(kit.origins("TASK-001", "Agent")).containsExactly("hook hooks.json:1:14: noop");
    assertThat(kit.origins("TASK-004", "Agent")).containsExactly("hook hooks.json:2:20: shell");
    assertThat(kit.origins("TASK-004", "Workdir"))
        .containsExactly("hook hooks.json:2:20: src", "default: .");
    assertThat(kit.origins("TASK-004", "Permits"))
        .containsExactly("hook hooks.json:2:32: read:out/**", "front matter 7:14: !net:*.internal");
    assertThat(kit.task("TASK-004").work())
        .extracting(step -> Explaining.line(step.origin().orElseThrow()))
        .containsExactly("hook hooks.json:3:17", "hook hooks.json:3:47");
  }

  @Test
  void manifests_choose_the_agents_of_idle_tasks() {
    var other = "{\"version\": 1, \"layers\": {\"foundation\": {\"agent\": \"effect\"}}}";
    var none = "{\"version\": 1, \"layers\": {}}";

    assertThat(kit().origins("TASK-004", "Agent"))
        .containsExactly("manifest built-in manifest.json: noop");
    assertThat(kit().write("config/manifest.json", other).origins("TASK-004", "Agent"))
        .containsExactly("manifest manifest.json:1:51: effect");
    assertThat(kit().write("config/manifest.json", none).origins("TASK-004", "Agent"))
        .containsExactly("default: noop");
  }

  private Explaining kit() {
    return Explaining.extended(folder, FRONT, BODY);
  }
}
