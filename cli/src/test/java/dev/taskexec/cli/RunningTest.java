package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.cli.exit.StopSignal;
import dev.taskexec.cli.session.Providers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `run` through the seam of `main`.
class RunningTest {
  private static final String WRITTEN =
      "[ok] run summary written: ~/runs/20261121_094313Z/run.json\n";

  @TempDir Path folder;

  @Test
  void runs_a_source_without_leaving_a_plan_beside_it() {
    var ran = new TestingKit(folder).tasks("ok", "ok").run("run", "--sot", "~/sot.md", "-j", "1");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEqualTo(WRITTEN);
    assertThat(ran.err().replaceAll("\\d+ ms", "N ms"))
        .isEqualTo(
            """
            TASK-001 ok N ms
            TASK-002 ok N ms
            2 tasks in N ms: 2 ok
            """);
    assertThat(folder.resolve("plan.json")).doesNotExist();
    assertThat(folder.resolve("runs/20261121_094313Z/plan.json")).isNotEmptyFile();
  }

  @Test
  void runs_a_plan_and_keeps_its_bytes() {
    var kit = new TestingKit(folder).tasks("ok");
    kit.run("plan", "--sot", "~/sot.md");

    var ran = kit.run("run", "--plan", "~/plan.json");

    assertThat(ran.out()).isEqualTo(WRITTEN);
    assertThat(folder.resolve("runs/20261121_094313Z/plan.json"))
        .hasSameBinaryContentAs(folder.resolve("plan.json"));
  }

  @Test
  void writes_the_summary_itself_where_json_is_asked_for() throws Exception {
    var kit = new TestingKit(folder).tasks("ok");

    var ran = kit.run("run", "--sot", "~/sot.md", "--format", "json");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            Files.readString(folder.resolve("runs/20261121_094313Z/run.json"))
                .replace(folder.toString(), "~"));
  }

  @Test
  void writes_each_event_as_it_stands_in_the_folder_where_ndjson_is_asked_for() throws Exception {
    var kit = new TestingKit(folder).tasks("ok", "boom");

    var ran = kit.run("run", "--sot", "~/sot.md", "--format", "ndjson", "--progress", "none");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out().lines())
        .hasSize(6)
        .allMatch(line -> line.startsWith("{\"") && line.endsWith("}"));
    assertThat(ran.out())
        .isEqualTo(
            Files.readString(folder.resolve("runs/20261121_094313Z/events.ndjson"))
                .replace(folder.toString(), "~"));
  }

  @ParameterizedTest
  @CsvSource({"0, ok", "2, boom", "3, deny", "3, exhaust", "2, 'boom,deny'", "3, 'ok,exhaust,ok'"})
  void the_exit_code_tells_how_the_tasks_ended_and_the_summary_is_there_all_the_same(
      int code, String commands) {
    var ran = new TestingKit(folder).tasks(commands.split(",")).run("run", "--sot", "~/sot.md");

    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.out()).isEqualTo(WRITTEN);
  }

  @Test
  void a_dry_run_does_nothing_and_is_good() {
    var ran = new TestingKit(folder).tasks("boom").run("run", "--sot", "~/sot.md", "--dry-run");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).startsWith("1 task in ").endsWith(": 1 noop\n");
  }

  @ParameterizedTest
  @CsvSource({"INTERRUPT, 130", "TERMINATE, 143", "HANG_UP, 143"})
  void a_signal_stops_the_run_and_decides_the_exit_code(StopSignal signal, int code) {
    var ran =
        new TestingKit(folder)
            .signalled(signal, StopSignal.INTERRUPT)
            .tasks("boom", "ok")
            .run("run", "--sot", "~/sot.md");

    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.out()).isEqualTo(WRITTEN);
    assertThat(ran.err()).contains("stopping: " + signal.reason()).contains("2 cancelled");
    assertThat(folder.resolve("runs/20261121_094313Z/run.json")).isNotEmptyFile();
  }

  @Test
  void fail_fast_stops_at_the_first_failure() {
    var ran =
        new TestingKit(folder)
            .tasks("boom", "ok")
            .run("run", "--sot", "~/sot.md", "-j", "1", "--fail-fast");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEqualTo(WRITTEN);
    assertThat(ran.err())
        .contains("stopping: TASK-001 failed (--fail-fast)")
        .contains("1 error, 1 cancelled");
  }

  @Test
  void so_many_failures_stop_it() {
    var ran =
        new TestingKit(folder)
            .tasks("boom", "ok", "boom", "ok")
            .run("run", "--sot", "~/sot.md", "-j", "1", "--max-fail", "2");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains("stopping: 2 tasks failed (--max-fail 2)")
        .contains("1 ok, 2 error, 1 cancelled");
  }

  @Test
  void a_time_that_reaches_changes_nothing() {
    var ran = new TestingKit(folder).tasks("ok").run("run", "--sot", "~/sot.md", "--timeout", "1h");

    assertThat(ran.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--max-fail, 0, `0` is not a whole number from 1",
    "--max-fail, some, `some` is not a whole number from 1",
    "--timeout, 0s, `0s` is no time at all",
    "--timeout, 5, `5` has no unit"
  })
  void a_bound_that_is_none_is_a_usage_error(String option, String value, String told) {
    var ran = new TestingKit(folder).tasks("ok").run("run", "--sot", "~/sot.md", option, value);

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).contains(told);
  }

  @Test
  void runs_go_where_they_are_told_to() {
    var ran =
        new TestingKit(folder)
            .tasks("ok")
            .run("run", "--sot", "~/sot.md", "--runs", "~/other place/./here", "-q");

    assertThat(ran)
        .isEqualTo(
            new TestingKit.Ran(
                0, "[ok] run summary written: ~/other place/here/20261121_094313Z/run.json\n", ""));
  }

  @Test
  void a_folder_that_cannot_be_written_is_code_74() {
    var ran =
        new TestingKit(folder).tasks("ok").run("run", "--sot", "~/sot.md", "--runs", "~/sot.md");

    assertThat(ran.code()).isEqualTo(74);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error[OUT001]: cannot write ").contains("\n  --> ~/sot.md\n");
  }

  @Test
  void a_terminal_gets_one_line_that_changes_unless_a_ci_system_watches() {
    var kit = new TestingKit(folder).onTerminal().set("NO_COLOR", "1").tasks("ok");

    assertThat(kit.run("run", "--sot", "~/sot.md").err()).contains("\r\u001b[K");
    assertThat(kit.set("CI", "true").run("run", "--sot", "~/sot.md").err())
        .doesNotContain("\r", "\u001b")
        .startsWith("TASK-001 ok");
  }

  @Test
  void a_bug_is_one_line_with_its_place_and_a_trace_on_demand() {
    var kit = new TestingKit(folder).tasks("ok").providers(new BrokenProviders());

    var short_ = kit.run("run", "--sot", "~/sot.md");
    var verbose = kit.run("run", "--sot", "~/sot.md", "-v");

    assertThat(short_.code()).isEqualTo(70);
    assertThat(short_.err())
        .matches(
            """
            error: this is a bug in task-exec-kit 0\\.1\\.0: java\\.lang\\.IllegalStateException: \
            broken \\\\u\\{1b} \\(RunningTest\\.java:\\d+\\)
            help: please report it with the output of the same command and `--verbose`
            """);
    assertThat(verbose.code()).isEqualTo(70);
    assertThat(verbose.err())
        .contains("\n  |   at dev.taskexec.cli.command.")
        .doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "ok, Broken pipe, 0",
    "boom, Broken pipe, 2",
    "ok, No space left on device, 74",
    "boom, No space left on device, 2"
  })
  void output_that_nobody_takes_is_told_unless_the_reader_has_gone(
      String command, String trouble, int code) {
    var ran =
        new TestingKit(folder)
            .tasks(command)
            .brokenOut(trouble)
            .run("run", "--sot", "~/sot.md", "-q", "--progress=none");

    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.err())
        .isEqualTo(
            trouble.equals("Broken pipe")
                ? ""
                : """
                error[OUT001]: cannot write standard output: No space left on device
                  --> standard output
                help: look where it is redirected to, and free space there

                1 error
                """);
  }

  private static final class BrokenProviders implements Providers {
    @Override
    public List<Agent> agents() {
      throw new IllegalStateException("broken \u001b");
    }

    @Override
    public List<Effect> effects() {
      return List.of();
    }
  }
}
