package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which tasks `run` runs, through the seam of `main`.
class SelectingTest {
  private static final String SOURCE =
      """
      ---
      task-exec-kit: 1
      permits: unconfined
      ---
      # Execution Queue
      1. **Queue A — First work**
         - Tasks: `TASK-001`, `TASK-002`
      2. **Queue B — Then that**
         - Order: sequential
         - Needs: Queue A — First work
         - Tasks: `TASK-003`, `TASK-004`

      ## `TASK-001` One
      - Tags: quick
      ```exec
      ok
      ```
      ## `TASK-002` Two
      ```exec
      %s
      ```
      ## `TASK-003` Three
      ```exec
      ok
      ```
      ## `TASK-004` Four
      - Tags: quick
      ```exec
      ok
      ```
      """;

  @TempDir Path folder;

  @Test
  void only_runs_what_is_named_with_what_it_needs() {
    assertThat(ran("--only", "TASK-003")).isEqualTo("TASK-001 TASK-002 TASK-003");
    assertThat(ran("--only", "TASK-003", "--no-needs")).isEqualTo("TASK-003");
    assertThat(ran("--only", "Queue A*", "--only", "TASK-004", "--no-needs"))
        .isEqualTo("TASK-001 TASK-002 TASK-004");
  }

  @Test
  void skip_and_tag_go_with_it() {
    assertThat(ran("--skip", "Queue B — Then that")).isEqualTo("TASK-001 TASK-002");
    assertThat(ran("--tag", "quick", "--no-needs")).isEqualTo("TASK-001 TASK-004");
    assertThat(ran("--tag", "quick", "--skip", "TASK-002")).isEqualTo("TASK-001 TASK-003 TASK-004");
  }

  @Test
  void variables_stand_for_the_options_one_name_a_line() {
    var kit =
        kit("ok")
            .set("TASK_EXEC_KIT_RUN_ONLY", "TASK-001\nTASK-004\n")
            .set("TASK_EXEC_KIT_RUN_NO_NEEDS", "true");

    assertThat(names(kit.run("run", "--sot", "~/sot.md", "-j", "1").err()))
        .isEqualTo("TASK-001 TASK-004");
  }

  @Test
  void what_there_is_not_and_nothing_at_all_are_wrong_input() {
    var unknown = kit("ok").run("run", "--sot", "~/sot.md", "--only", "TASK-04", "--tag", "quik");

    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err())
        .contains("error[USE002]: no task and no queue of the plan is called `TASK-04`")
        .contains("help: did you mean `TASK-004`?")
        .contains("error[USE002]: no task of the plan has the tag `quik`");
    assertThat(folder.resolve("runs")).doesNotExist();
    var nothing = kit("ok").run("run", "--sot", "~/sot.md", "--only", "TASK-002", "--tag", "quick");
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.err()).contains("error[USE003]: no task is left to run");
    assertThat(kit("ok").run("run", "--sot", "~/sot.md", "--only", "").code()).isEqualTo(64);
  }

  @Test
  void what_failed_runs_again_until_nothing_is_left() {
    var broken = kit("boom");
    assertThat(broken.run("run", "--sot", "~/sot.md").code()).isEqualTo(2);

    var again = kit("ok").run("run", "--sot", "~/sot.md", "--rerun", "failed", "-j", "1");

    assertThat(again.code()).isZero();
    assertThat(names(again.err())).isEqualTo("TASK-002 TASK-003 TASK-004");
    var nothing = kit("ok").run("run", "--sot", "~/sot.md", "--rerun", "failed");
    assertThat(nothing.code()).isZero();
    assertThat(nothing.err()).startsWith("nothing to run again: no task that was asked for failed");
    assertThat(nothing.out()).isEmpty();
  }

  @Test
  void without_an_earlier_run_nothing_can_have_failed_in_it() {
    var ran = kit("ok").run("run", "--sot", "~/sot.md", "--rerun", "failed");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("error[USE004]").contains("there is no such run");
    assertThat(kit("ok").run("run", "--sot", "~/sot.md", "--rerun", "all").code()).isEqualTo(64);
  }

  @Test
  void a_run_that_has_not_ended_is_to_be_resumed() throws IOException {
    kit("ok").run("run", "--sot", "~/sot.md");
    Files.delete(folder.resolve("runs/latest/run.json"));

    var ran = kit("ok").run("run", "--sot", "~/sot.md", "--rerun", "failed");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("go on with it: `run --resume 20261121_094313Z`");
  }

  @Test
  void a_task_that_is_up_to_date_is_skipped_unless_it_is_forced() {
    var kit =
        new TestingKit(folder)
            .file(
                "sot.md",
                """
                ---
                task-exec-kit: 1
                permits: unconfined
                ---
                # Execution Queue
                1. **Queue A — Work**
                   - Tasks: `TASK-001`

                ## `TASK-001` One
                - Outputs: `made`
                ```exec
                ok
                ```
                """)
            .file("made", "by hand");
    assertThat(kit.run("run", "--sot", "~/sot.md").err()).startsWith("TASK-001 ok");

    assertThat(kit.run("run", "--sot", "~/sot.md").err())
        .startsWith("TASK-001 skipped: nothing has changed since the run 20261121_094313Z\n");
    assertThat(kit.run("run", "--sot", "~/sot.md", "--force").err()).startsWith("TASK-001 ok");
  }

  @Test
  void to_learn_permits_is_asked_for_aloud_and_only_on_the_line() {
    var kit =
        new TestingKit(folder)
            .file("sot.md", SOURCE.formatted("ok").replace("permits: unconfined\n", ""))
            .set("TASK_EXEC_KIT_RUN_LEARN", "true");

    assertThat(kit.run("run", "--sot", "~/sot.md").err()).doesNotContain("--learn");
    var ran = kit.run("run", "--sot", "~/sot.md", "--learn", "--quiet");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).startsWith("UNCONFINED: --learn: all tasks run unconfined");
    assertThat(ran.out()).contains("#### `TASK-001` ", "\n\nNothing that it did needs a permit.\n");
    assertThat(kit.run("show", "latest", "--runs", "~/runs").out())
        .contains("ended, learning permits (its tasks run unconfined), ");
  }

  @Test
  void nothing_is_learned_where_nothing_happens() {
    var kit = new TestingKit(folder).file("sot.md", SOURCE.formatted("ok"));

    var dry = kit.run("run", "--sot", "~/sot.md", "--learn", "--dry-run");
    var resumed = kit.run("run", "--resume", "latest", "--learn");

    assertThat(List.of(dry.code(), resumed.code())).containsOnly(64);
    assertThat(dry.err()).contains("nothing can be learned where nothing happens");
    for (var option : List.of("--require-permits", "--require-sandbox", "--deny=net:*")) {
      var refused = kit.run("run", "--sot", "~/sot.md", "--learn", option);
      assertThat(refused.code()).isEqualTo(64);
      assertThat(refused.err()).contains("`--learn` runs all tasks unconfined, which `--");
    }
    assertThat(resumed.err()).contains("`--learn` cannot be given with `--resume`");
  }

  private String ran(String... options) {
    var words = new ArrayList<>(List.of("run", "--sot", "~/sot.md", "-j", "1"));
    words.addAll(List.of(options));
    return names(kit("ok").run(words.toArray(String[]::new)).err());
  }

  private static String names(String err) {
    return String.join(
        " ",
        err.lines()
            .filter(line -> line.startsWith("TASK-"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList());
  }

  private TestingKit kit(String second) {
    return new TestingKit(folder).file("sot.md", SOURCE.formatted(second));
  }
}
