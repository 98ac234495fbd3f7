package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  private static final String SOT =
      """
      ---
      task-exec-kit: 1
      defaults:
        timeout: 5m
        permits: ["!net:*.internal"]
      params:
        version: "1.0"
      ---
      ## Execution Queue

      1. **Queue A — Build**
         - Order: sequential
         - Tasks: `TASK-001`, `TASK-002`, `TASK-003`

      #### `TASK-002` Compile the service
      - Timeout: 1m
      - Permits: `read:src/**`, `write:out/**`
      - Outputs: `out/${version}.jar`

      ```exec
      make VERSION=${version} 'a b'
      ```
      """;

  @TempDir Path folder;

  @Test
  void a_task_is_shown_with_where_each_part_was_said() {
    var ran = kit().run("explain", "TASK-002", "--sot", "~/sot.md", "--set", "version=1.4.2");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            TASK-002  Compile the service
              queue   Queue A — Build                              ~/sot.md:11:1
              layer   foundation
              listed  - Tasks: `TASK-001`, `TASK-002`, `TASK-003`  task line ~/sot.md:13:25
              card    #### `TASK-002` Compile the service          ~/sot.md:15:6

            Attributes
              Title          Compile the service  card ~/sot.md:15:6
              Agent          shell                fence ~/sot.md:20:4
              Permits        read:src/**          card ~/sot.md:17:12
                             write:out/**
                             !net:*.internal      front matter ~/sot.md:5:14
              Timeout        1m                   card ~/sot.md:16:12
                                                  instead of front matter ~/sot.md:4:12
              Workdir        .                    default
              Outputs        out/1.4.2.jar        card ~/sot.md:18:12 with ${version}
              Queue's order  sequential           queue ~/sot.md:12:13

            Does
              make VERSION=1.4.2 'a b'  fence ~/sot.md:20:4 with ${version}

            Parameters
              version  1.4.2

            Needs
              line 13  TASK-001  order of the queue ~/sot.md:12:13

            Needed by
              line 13  TASK-003  order of the queue ~/sot.md:12:13
            """);
    assertThat(ran.code()).isZero();
  }

  @Test
  void a_plan_whose_source_is_gone_is_shown_without_origins() {
    var ran =
        kit()
            .file(
                "plan.json",
                """
                {"version": 1, "source": "sot.md", "generated_at": "t", "queues": [
                  {"name": "Queue A — \\u001b[31m", "tasks": [
                    {"id": "A", "title": "##[x] \\u202e", "layer": "execution"}]}]}
                """)
            .run("explain", "A", "--plan", "~/plan.json");

    assertThat(ran.out())
        .isEqualTo(
            """
            A  #\\u{23}[x] \\u{202e}
              queue    Queue A — \\u{1b}[31m
              layer    execution
              origins  not known: it has no digest, so that it cannot be compared with its source

            Attributes
              Title    #\\u{23}[x] \\u{202e}
              Agent    noop
              Permits  unconfined

            Needs nothing

            Needed by nothing
            """);
  }

  @Test
  void an_unknown_task_is_an_error_with_the_nearest_id() {
    var ran = kit().run("explain", "TASK-012", "--sot", "~/sot.md");

    assertThat(ran)
        .isEqualTo(
            new TestingKit.Ran(
                1,
                "",
                """
                error[USE002]: there is no task `TASK-012` among the 3 tasks of `~/sot.md`
                  --> TASK
                help: did you mean `TASK-002`?

                1 error
                """));
  }

  @Test
  void json_is_one_object() {
    var ran = kit().run("explain", "TASK-001", "--sot", "~/sot.md", "--format", "json");

    assertThat(ran.out())
        .startsWith("{\n  \"v\": 1,\n  \"file\": \"~/sot.md\",\n  \"id\": \"TASK-001\",\n")
        .contains("\"kind\": \"front_matter\"", "\"via\": \"order\"", "\"unknown\": null")
        .endsWith("}\n");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void data_is_coloured_only_where_that_was_asked_for() {
    var watched = kit().onTerminal();

    assertThat(watched.run("explain", "TASK-001", "--sot", "~/sot.md").out())
        .doesNotContain("\u001b");
    assertThat(watched.run("explain", "TASK-001", "--sot", "~/sot.md", "--color=always").out())
        .startsWith("\u001b[1mTASK-001  TASK-001\u001b[0m\n")
        .contains("\u001b[34mfront matter ~/sot.md:4:12\u001b[0m");
  }

  private TestingKit kit() {
    return new TestingKit(folder).file("sot.md", SOT);
  }
}
