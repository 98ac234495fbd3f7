package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Running;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ctrl-C and its like: what runs is ended, and what happened is on disk.
class StoppingTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  @BeforeEach
  void three_tasks() {
    Sot.write(folder, Sot.withTasks("TASK-001", "TASK-002", "TASK-003"));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void ends_what_runs_and_records_it(String signal, int code) throws Exception {
    Sot.hooks(
        folder,
        "{\"TASK-001\": %s, \"TASK-002\": %s, \"TASK-003\": %s}"
            .formatted(
                Sot.command("echo done"),
                Sot.command("echo started; echo $$ >pid; exec sleep 1000"),
                Sot.command("touch never")));
    var running = start();

    running.until("the task runs", this::pidIsWritten).signal(signal);

    var run = running.await().exits(code).onlyRun();
    assertThat(run.each("task")).containsExactly("TASK-001", "TASK-002", "TASK-003");
    assertThat(run.each("status")).containsExactly("ok", "cancelled", "cancelled");
    assertThat(run.runJson().get("status").asString()).isEqualTo("error");
    assertThat(run.log("TASK-002_cmd1.log")).content().endsWith("\nstarted\n");
    assertThat(run.evidence()).as("one line for each attempt").hasSize(2);
    assertThat(Running.isGone(pid(), SOON)).as("the child is gone").isTrue();
    assertThat(Files.exists(folder.resolve("never"))).isFalse();
  }

  @Test
  void ends_a_child_that_ignores_it_at_the_second_ctrl_c() throws Exception {
    Sot.hook(
        folder, "TASK-001", "trap '' TERM INT HUP; echo $$ >pid; while true; do sleep 1000; done");
    var running = start("--grace", "10m").until("the task runs", this::pidIsWritten).signal("INT");

    running.until("the kit began to stop", () -> someEvent("stop")).signal("INT");

    running.await().exits(130);
    assertThat(Running.isGone(pid(), SOON)).as("the child is gone").isTrue();
  }

  @Test
  void ends_a_child_that_ignores_it_after_the_grace() throws Exception {
    Sot.hook(
        folder, "TASK-001", "trap '' TERM INT HUP; echo $$ >pid; while true; do sleep 1000; done");
    var running = start("--grace", "200ms").until("the task runs", this::pidIsWritten);

    var ran = running.signal("INT").await();

    assertThat(ran.exits(130).onlyRun().each("status")).containsOnly("cancelled");
    assertThat(Running.isGone(pid(), SOON)).as("the child is gone").isTrue();
  }

  @Test
  void ends_what_the_task_started_too() throws Exception {
    Sot.hook(folder, "TASK-001", "sleep 1000 & echo $! >pid; wait");
    var running = start().until("the task runs", this::pidIsWritten);

    running.signal("TERM").await().exits(143);

    assertThat(Running.isGone(pid(), SOON)).as("the grandchild is gone").isTrue();
  }

  /// Signals that whoever started the tests ignores would be ignored by the kit as well.
  private Running start(String... options) {
    var arguments = new ArrayList<>(List.of("run", "--sot", "sot.md", "-j", "1"));
    arguments.addAll(List.of(options));
    return Kit.in(folder)
        .through(List.of("env", "--default-signal=INT,TERM,HUP"))
        .start(arguments.toArray(String[]::new));
  }

  private boolean pidIsWritten() throws IOException {
    var file = folder.resolve("pid");
    return Files.exists(file) && Files.readString(file).endsWith("\n");
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  private boolean someEvent(String word) {
    return RunFolder.in(folder.resolve("runs")).stream()
        .flatMap(run -> run.events().stream())
        .anyMatch(line -> line.contains(word));
  }
}
