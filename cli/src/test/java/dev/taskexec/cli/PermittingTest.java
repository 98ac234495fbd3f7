package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `run` lets tasks do, through the seam of `main`.
class PermittingTest {
  private static final String SOURCE =
      """
      ---
      task-exec-kit: 1
      ---
      # Execution Queue
      1. **Queue A — Work**
         - Order: sequential
         - Tasks: `TASK-001`, `TASK-002`, `TASK-003`

      ## `TASK-001` One
      - Permits: `write:out/**`
      ```exec
      touch out/a
      ```
      ## `TASK-002` Two
      ```exec
      touch docs/b
      ```
      ## `TASK-003` Three
      - Permits: `env:TOKEN`, `!env:HOME`
      ```exec
      true
      ```
      """;

  @TempDir Path folder;

  private final TestingPrograms programs = new TestingPrograms();

  @Test
  void a_task_does_what_its_permits_say_and_nothing_else() {
    var ran = kit(SOURCE).run("run", "--sot", "~/sot.md");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .contains("sandbox: landlock\n", "TASK-001 ok")
        .contains(
            "TASK-002 denied: no permit `write:docs/b` (~/sot.md:14); add the line"
                + " ``- Permits: `write:docs/b` `` to its card");
    assertThat(programs.started).singleElement().asString().startsWith("touch out/a");
  }

  @Test
  void that_programs_are_kept_to_ports_only_is_said() {
    var some = SOURCE.replace("`env:TOKEN`", "`net:repo.example:443`, `net:*:80`");
    var any = SOURCE.replace("`env:TOKEN`", "`net:*:80`");

    assertThat(kit(some).run("run", "--sot", "~/sot.md").err())
        .contains("sandbox: 1 task permits hosts to programs, which can be kept to the ports only");
    assertThat(kit(any).run("run", "--sot", "~/sot.md").err()).doesNotContain("hosts");
  }

  @Test
  void a_confined_program_sees_only_the_variables_that_are_permitted() {
    var kit = kit(SOURCE.replace("touch docs/b", "true"));
    kit.set("TOKEN", "t").set("SECRET", "s").set("LD_PRELOAD", "x").set("HOME", "h");
    kit.set("PATH", "/bin");

    kit.run("run", "--sot", "~/sot.md");

    assertThat(programs.started)
        .contains(
            "true [HOME, PATH, TMPDIR, TASK_EXEC_KIT_RUN_ID, TASK_EXEC_KIT_TASK_ID,"
                + " TASK_EXEC_KIT_ATTEMPT, TASK_EXEC_KIT_TMPDIR]",
            "true [PATH, TOKEN, TMPDIR, TASK_EXEC_KIT_RUN_ID, TASK_EXEC_KIT_TASK_ID,"
                + " TASK_EXEC_KIT_ATTEMPT, TASK_EXEC_KIT_TMPDIR]");
  }

  @Test
  void a_dry_run_says_of_each_task_what_would_become_of_it() {
    var ran = kit(SOURCE).run("run", "--sot", "~/sot.md", "--dry-run", "--progress", "none");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .isEqualTo(
            """
            TASK-001  would run
            TASK-002  denied     no permit `write:docs/b` (~/sot.md:14); add the line ``- Permits: `write:docs/b` `` to its card
            TASK-003  skipped    needs `TASK-002`, which ended with denied
            [ok] run summary written: ~/runs/20261121_094313Z/run.json
            """);
    assertThat(programs.started).isEmpty();
    assertThat(folder.resolve("runs/latest")).doesNotExist();
  }

  @Test
  void deny_takes_away_from_all_tasks_and_says_so() {
    var kit = kit(SOURCE.replace("touch docs/b", "true"));

    var ran = kit.run("run", "--sot", "~/sot.md", "--deny", "write:out/**", "--deny", "!env:TOKEN");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .contains("TASK-001 denied: `!write:out/**` denies `write:out/a` (--deny)");
  }

  @Test
  void denials_of_a_variable_add_to_those_of_the_line() {
    var kit = kit(SOURCE.replace("touch docs/b", "true"));
    kit.set("TASK_EXEC_KIT_RUN_DENY", "write:out/**");

    var ran = kit.run("run", "--sot", "~/sot.md", "--deny", "net:*");

    assertThat(ran.err()).contains("TASK-001 denied: `!write:out/**` denies");
  }

  @Test
  void a_denial_that_is_no_rule_is_wrong_usage() {
    var ran = kit(SOURCE).run("run", "--sot", "~/sot.md", "--deny", "reed:src/**");

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err())
        .contains("`reed` is no action")
        .contains("--> --deny")
        .contains("help: did you mean `read`?");
  }

  @Test
  void an_unconfined_task_runs_under_a_denial_only_where_it_can_be_kept() {
    var free = SOURCE.replace("task-exec-kit: 1\n", "task-exec-kit: 1\npermits: unconfined\n");
    var kit = kit(free.replace("- Permits: `write:out/**`\n", "")).set("SECRET", "s");

    var refused = kit.run("run", "--sot", "~/sot.md", "--deny", "net:*");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("nothing keeps the programs of an unconfined task to `!net:*` (--deny)");
    assertThat(programs.started).isEmpty();
    kit.run("run", "--sot", "~/sot.md", "--deny", "env:SECRET");

    assertThat(programs.started).isNotEmpty().noneMatch(it -> it.contains("SECRET"));
  }

  @Test
  void require_permits_refuses_what_is_not_confined() {
    var kit = kit(SOURCE);
    kit.file("free.md", SOURCE.replace("- Permits: `write:out/**`", "- Permits: unconfined"));

    var confined = kit.run("run", "--sot", "~/sot.md", "--require-permits", "--only", "TASK-001");
    var free = kit.run("run", "--sot", "~/free.md", "--require-permits");

    assertThat(confined.code()).isZero();
    assertThat(free.code()).isEqualTo(3);
    assertThat(free.err()).startsWith("error[RUN005]: the task TASK-001 is not confined, and");
  }

  @Test
  void without_a_sandbox_programs_of_confined_tasks_run_only_if_somebody_says_so_aloud() {
    var kit = kit(SOURCE.replace("touch docs/b", "true")).sandbox("none");

    var refused = kit.run("run", "--sot", "~/sot.md");
    var required = kit.run("run", "--sot", "~/sot.md", "--require-sandbox");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(required.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("sandbox: none\n", "TASK-001 denied: programs cannot be confined at all here");
    assertThat(programs.started).isEmpty();
    kit.set("TASK_EXEC_KIT_RUN_ALLOW_UNSANDBOXED", "true");
    assertThat(kit.run("run", "--sot", "~/sot.md").code()).isEqualTo(3);

    var ran = kit.run("run", "--sot", "~/sot.md", "--allow-unsandboxed", "--quiet");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("--allow-unsandboxed").contains("3 tasks");
  }

  @Test
  void the_sandbox_cannot_be_required_and_waived() {
    var ran =
        kit(SOURCE).run("run", "--sot", "~/sot.md", "--require-sandbox", "--allow-unsandboxed");

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).contains("`--allow-unsandboxed` cannot be given");
  }

  @Test
  void the_record_says_what_was_permitted() throws Exception {
    var kit = kit(SOURCE.replace("touch docs/b", "true"));

    kit.run("run", "--sot", "~/sot.md", "--deny", "net:*", "--only", "TASK-001");

    var run = folder.resolve("runs/20261121_094313Z");
    var ledger = Files.readString(run.resolve("ledger.jsonl"));
    assertThat(ledger)
        .contains(
            "\"kind\":\"sandbox.probe\"", "\"kind\":\"permit.grant\"", "\"subject\":\"TASK-001/1\"")
        .contains("\"how\":\"spent\"", "\"deny\":[\"!net:*\"]");
    assertThat(Files.readString(run.resolve("request.json"))).contains("\"deny\":[\"!net:*\"]");
    assertThat(Files.readString(run.resolve("evidence.jsonl")))
        .contains("\"permits\":[\"write:out/**\",\"!net:*\",\"run:touch\"]");
  }

  @Test
  void a_resumed_run_keeps_its_denials_and_may_get_more() throws Exception {
    var kit = kit(SOURCE.replace("touch docs/b", "fail"));
    kit.run("run", "--sot", "~/sot.md", "--deny", "run:fail", "--require-sandbox");
    var run = folder.resolve("runs/20261121_094313Z");
    var ledger = Files.readAllLines(run.resolve("ledger.jsonl"));
    Files.write(run.resolve("ledger.jsonl"), ledger.subList(0, 3));
    Files.delete(run.resolve("run.json"));

    var waived = kit.run("run", "--resume", "latest", "--runs", "~/runs", "--allow-unsandboxed");
    var resumed =
        kit.run("run", "--resume", "latest", "--runs", "~/runs", "--deny", "write:out/**");

    assertThat(waived.code()).isEqualTo(64);
    assertThat(resumed.err()).contains("TASK-001 denied: `!write:out/**` denies");
    assertThat(List.of(Files.readString(run.resolve("ledger.jsonl")).split("\n")))
        .anyMatch(line -> line.contains("run.resume") && line.contains("!run:fail"));
  }

  private TestingKit kit(String source) {
    return new TestingKit(folder)
        .providers(programs)
        .sandbox("landlock")
        .set("PATH", "/bin")
        .file("sot.md", source);
  }
}
