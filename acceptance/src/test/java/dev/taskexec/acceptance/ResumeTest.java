package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Ran;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Running;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A kit is killed while it runs real processes, and another one goes on.
class ResumeTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  /// The second task waits until it is told to go on, or is ended.
  private static final String WAITS =
      "echo two >>two; echo $$ >pid; while [ ! -e go ]; do sleep 0.05; done";

  @TempDir Path folder;

  @Test
  void what_was_finished_is_not_run_again_and_what_ran_is_in_doubt() throws Exception {
    var run = killed(false);

    var resumed = resume();

    assertThat(resumed.exits(2).stderr())
        .contains("resuming " + run.name() + ": 1 of 3 tasks ended, 1 in doubt")
        .contains("TASK-002, attempt 1, in_doubt: the kit ended while attempt 1 ran");
    assertThat(run.each("status")).containsExactly("ok", "in_doubt", "skipped");
    assertThat(run.results().get(2).get("reason").asString())
        .isEqualTo("needs `TASK-002`, which is in doubt");
    assertThat(marks()).containsExactly("one", "two");
    fits(run);
  }

  @Test
  void what_is_in_doubt_runs_again_when_that_is_asked_for() throws Exception {
    var run = killed(false);
    Sot.file(folder.resolve("go"), "");

    var resumed = resume("--retry-in-doubt");

    assertThat(resumed.exits(0).stderr()).contains("it runs again");
    assertThat(run.each("status")).containsOnly("ok");
    assertThat(run.each("attempts")).containsExactly("1", "2", "1");
    assertThat(marks()).containsExactly("one", "two", "two", "three");
    fits(run);
  }

  @Test
  void what_is_idempotent_runs_again_by_itself() throws Exception {
    var run = killed(true);
    Sot.file(folder.resolve("go"), "");

    resume().exits(0);

    assertThat(run.each("status")).containsOnly("ok");
    assertThat(marks()).containsExactly("one", "two", "two", "three");
  }

  @Test
  void what_the_dead_kit_left_running_is_ended_first() throws Exception {
    killed(false);
    var pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid)).as("it survived the kit").isPresent();

    var resumed = resume();

    assertThat(resumed.stderr())
        .contains("ended process " + pid + ", which attempt 1 of TASK-002 had left running");
    assertThat(Running.isGone(pid, SOON)).isTrue();
  }

  @Test
  void nothing_is_left_to_do_in_a_finished_run() throws Exception {
    var run = killed(false);
    resume().exits(2);
    var written = run.events();

    var again = resume("--sot", "sot.md", "-v");

    assertThat(again.exits(2).stderr()).contains("nothing is left to do in " + run.name());
    assertThat(run.events()).isEqualTo(written);
  }

  @Test
  void a_run_that_was_stopped_goes_on_too() throws Exception {
    sot(false);
    var running = start().until("the second task runs", this::secondTaskRuns).signal("INT");
    var run = running.await().exits(130).onlyRun();
    assertThat(run.each("status")).containsExactly("ok", "cancelled", "cancelled");
    Sot.file(folder.resolve("go"), "");

    resume().exits(0);

    assertThat(run.each("status")).containsOnly("ok");
    assertThat(marks()).containsExactly("one", "two", "two", "three");
  }

  @Test
  void a_run_is_found_by_its_id_its_folder_and_as_the_latest() throws Exception {
    var run = killed(false);
    resume().exits(2);
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    var kit = Kit.in(elsewhere);

    kit.run("run", "--resume", "../runs/" + run.name()).exits(2);
    kit.run("run", "--resume", "../runs/latest").exits(2);
    kit.run("run", "--resume", run.name(), "--runs", "../runs").exits(2);
    kit.run("run", "--resume", "latest", "--sot", "../sot.md").exits(2);
    kit.run("run", "--resume", run.path().toString()).exits(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20200101_000000Z", "nonsense", "latest", "runs", "sot.md"})
  void a_run_that_there_is_not_is_wrong_input(String name) throws Exception {
    sot(false);

    var error = Kit.in(folder).refuses(1, "run", "--resume", name);

    assertThat(error.place()).isNotBlank();
  }

  @Test
  void a_run_that_another_kit_holds_is_left_alone() throws Exception {
    sot(false);
    var running = start().until("the second task runs", this::secondTaskRuns);

    var refused = resume().exits(75).onlyError();

    assertThat(refused.message()).contains("another kit, process");
    Sot.file(folder.resolve("go"), "");
    running.await().exits(0);
  }

  @Test
  void another_plan_is_refused_and_the_difference_shown() throws Exception {
    killed(false);
    Sot.file(folder.resolve("sot.md"), text(false).replace("echo three", "echo four"));

    var refused = resume("--sot", "sot.md").exits(4);

    assertThat(refused.stderr()).contains("task changed: TASK-003");
    assertThat(refused.onlyError().code()).isEqualTo("RUN003");
  }

  @ParameterizedTest
  @CsvSource({
    "ledger.jsonl, effect.start, effect.stard, 5, RUN004",
    "request.json, '\"workers\":1', '\"workers\":2', 1, RUN002",
    "plan.json, echo three, echo four, 1, PLN009",
  })
  void what_was_changed_in_its_folder_is_refused(
      String file, String was, String becomes, int exit, String code) throws Exception {
    var path = killed(false).path().resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(was);
    Files.writeString(path, text.replace(was, becomes));

    var refused = resume().exits(exit);

    assertThat(refused.onlyError().code()).isEqualTo(code);
    assertThat(marks()).containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--only=TASK-001",
        "--skip=TASK-001",
        "--tag=slow",
        "--rerun=failed",
        "--dry-run",
        "--config=config",
        "--set=a=b",
        "--force"
      })
  void what_was_asked_for_cannot_be_asked_for_anew(String option) throws Exception {
    sot(false);
    var name = option.substring(0, option.contains("=") ? option.indexOf('=') : option.length());

    var refused = Kit.in(folder).refuses(64, "run", "--resume", "latest", option);

    assertThat(refused.place()).contains(name);
  }

  @Test
  void no_variable_makes_what_is_in_doubt_run_again() throws Exception {
    var run = killed(false);

    Kit.in(folder)
        .with("TASK_EXEC_KIT_RUN_RETRY_IN_DOUBT", "true")
        .run("run", "--resume", "latest")
        .exits(2);

    assertThat(run.each("status")).contains("in_doubt");
    assertThat(marks()).containsExactly("one", "two");
  }

  /// A run whose kit was killed while its second task ran.
  private RunFolder killed(boolean idempotent) throws IOException {
    sot(idempotent);
    var ran = start().until("the second task runs", this::secondTaskRuns).signal("KILL").await();
    assertThat(ran.exit()).isEqualTo(137);
    return ran.onlyRun();
  }

  private Running start() {
    return Kit.in(folder)
        .through(List.of("env", "--default-signal=INT"))
        .start("run", "--sot", "sot.md", "-j", "1");
  }

  private Ran resume(String... options) {
    var arguments = new ArrayList<>(List.of("run", "--resume", "latest"));
    arguments.addAll(List.of(options));
    return Kit.in(folder).run(arguments.toArray(String[]::new));
  }

  private void sot(boolean idempotent) {
    Sot.write(folder, text(idempotent));
  }

  private static String text(boolean idempotent) {
    return """
        ---
        task-exec-kit: 1
        permits: unconfined
        defaults:
          idempotent: %s
        ---
        # Three steps

        ## Execution Queue

        1. **Queue A — Work**
           - Tasks: `TASK-001`, `TASK-002`, `TASK-003`

        ### `TASK-001` One

        ```sh
        echo one >>one
        ```

        ### `TASK-002` Two

        - Needs: `TASK-001`

        ```sh
        %s
        ```

        ### `TASK-003` Three

        - Needs: `TASK-002`

        ```sh
        echo three >>three
        ```
        """
        .formatted(idempotent ? "yes" : "no", WAITS);
  }

  private boolean secondTaskRuns() throws IOException {
    var pid = folder.resolve("pid");
    return Files.exists(pid) && Files.readString(pid).endsWith("\n");
  }

  /// What the tasks left behind, a line for each time that one ran.
  private List<String> marks() throws IOException {
    var marks = new ArrayList<String>();
    for (var name : List.of("one", "two", "three")) {
      var file = folder.resolve(name);
      if (Files.exists(file)) {
        marks.addAll(Files.readAllLines(file));
      }
    }
    return marks;
  }

  private static void fits(RunFolder run) {
    var schemas = Schemas.shipped();
    assertThat(schemas.faults("run", run.runJson())).isEmpty();
    assertThat(schemas.faults("request", Json.read(run.path().resolve("request.json")))).isEmpty();
    assertThat(run.events())
        .allSatisfy(line -> assertThat(schemas.faults("events", Json.parse(line))).isEmpty());
    assertThat(run.evidence())
        .allSatisfy(line -> assertThat(schemas.faults("evidence", Json.parse(line))).isEmpty());
  }
}
