package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `diff` through the seam of `main`.
class DiffTest {
  private static final String OLD =
      """
      {"version": 1, "confined": true, "queues": [
        {"name": "Queue A — Build", "tasks": [
          {"id": "TASK-001", "title": "Compile", "permits": ["read:src/**", "!read:src/secret"]},
          {"id": "TASK-002"},
          {"id": "TASK-003"}]},
        {"name": "Queue B — Ship", "tasks": [{"id": "TASK-004", "source_line": 7}]}]}
      """;
  private static final String NEW =
      """
      {"version": 1, "confined": true, "params": {"version": "1.4.2"}, "queues": [
        {"name": "Queue A — Build", "workers": 2, "tasks": [
          {"id": "TASK-003", "confined": false},
          {"id": "TASK-001", "title": "Compile", "permits": ["read:src/**", "net:repo.example:443"],
           "timeout_ms": 60000}]},
        {"name": "Queue C — Report", "tasks": [
          {"id": "TASK-004", "source_line": 9},
          {"id": "TASK-005", "title": "Report", "permits": ["write:out/**"]}]}]}
      """;

  @TempDir Path folder;

  @Test
  void what_may_do_more_comes_first_and_is_marked() {
    var ran = kit().run("diff", "~/old.json", "~/new.json");

    assertThat(ran)
        .isEqualTo(
            new TestingKit.Ran(
                0,
                """
                ! permits grew: TASK-003 (Queue A — Build) was confined and may do everything now
                ! permits grew: TASK-001 (Queue A — Build)
                    + net:repo.example:443
                    - !read:src/secret (what was denied no longer is)
                ! permits grew: TASK-005 (Queue C — Report), which is new
                    + write:out/**
                the plan changed
                    params.version: (none) -> "1.4.2"
                queue removed: Queue B — Ship
                queue added: Queue C — Report
                queue changed: Queue A — Build
                    workers: null -> 2
                    tasks: TASK-001, TASK-003 -> TASK-003, TASK-001
                task removed: TASK-002 (Queue A — Build)
                task added: TASK-005 Report (Queue C — Report)
                task changed: TASK-003 (Queue A — Build)
                    confined: true -> false
                task changed: TASK-001 (Queue A — Build)
                    permits: ["read:src/**","!read:src/secret"] -> ["read:src/**","net:repo.example:443"]
                    timeout_ms: null -> 60000
                task changed: TASK-004 (Queue C — Report)
                    queue: "Queue B — Ship" -> "Queue C — Report"
                """,
                "1 field of the plan changed, 1 queue added, 1 queue removed, 1 queue changed,"
                    + " 1 task added, 1 task removed, 3 tasks changed; the permits of 3 tasks"
                    + " grew\n"));
  }

  @Test
  void the_other_way_round_nothing_grows_but_what_comes_back() {
    var ran = kit().run("diff", "~/new.json", "~/old.json");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).doesNotContain("! permits grew");
  }

  @Test
  void plans_that_say_the_same_have_no_difference() {
    var ran =
        kit()
            .file("moved.json", OLD.replace("\"source_line\": 7", "\"source_line\": 8"))
            .run("diff", "~/old.json", "~/moved.json");

    assertThat(ran).isEqualTo(new TestingKit.Ran(0, "", "no difference\n"));
  }

  @Test
  void json_holds_the_same_for_programs() {
    var ran = kit().run("diff", "~/old.json", "~/new.json", "--format", "json");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith(
            "{\n  \"v\": 1,\n  \"same\": false,\n  \"old\": {\n    \"file\": \"~/old.json\"")
        .contains(
            """
                  "cause": "wider",
                  "allowed": [
                    "net:repo.example:443"
                  ],
                  "no_longer_denied": [
                    "!read:src/secret"
                  ]
            """);
  }

  @Test
  void a_markdown_file_is_planned() {
    var kit = new TestingKit(folder).tasks("ok", "ok");
    kit.run("plan", "--sot", "~/sot.md");

    assertThat(kit.run("diff", "~/plan.json", "~/sot.md"))
        .isEqualTo(new TestingKit.Ran(0, "", "no difference\n"));
    assertThat(kit.tasks("ok", "fail").run("diff", "~/plan.json", "~/sot.md").out())
        .isEqualTo(
            """
            task changed: TASK-002 (Queue A — Work)
                commands: [{"cmd":["ok"],"cwd":null,"env":{}}] -> [{"cmd":["fail"],"cwd":null,"env":{}}]
            """);
  }

  @Test
  void an_input_that_is_wrong_is_1_and_says_why() {
    var missing = kit().run("diff", "~/old.json", "~/none.json");
    var broken = kit().file("bad.json", "{").run("diff", "~/bad.json", "~/new.json");

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).startsWith("error[PLN001]: the plan `~/none.json` does not exist");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err()).startsWith("error[PLN003]: ");
  }

  @Test
  void two_files_are_needed() {
    var ran = kit().run("diff", "~/old.json");

    assertThat(ran.code()).isEqualTo(64);
  }

  private TestingKit kit() {
    return new TestingKit(folder).file("old.json", OLD).file("new.json", NEW);
  }
}
