package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.SmallDisk;
import dev.taskexec.acceptance.launcher.Sot;
import dev.taskexec.acceptance.launcher.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Output that cannot be written: one error, exit code 74, nothing half written.
class BadOutputTest {
  /// Enough tasks for a plan that is larger than the small disk.
  private static final int MANY = 2000;

  @TempDir Path folder;

  @BeforeEach
  void a_source_of_truth() {
    Sot.write(folder, Sot.withTasks("TASK-001"));
  }

  @Test
  void refuses_a_plan_below_a_file() {
    Sot.file(folder.resolve("taken"), "in the way");

    var error = Kit.in(folder).refuses(74, "plan", "--sot", "sot.md", "--out", "taken/plan.json");

    assertThat(error.code()).isEqualTo("OUT001");
    assertThat(error.place()).contains("taken/plan.json");
  }

  @Test
  void refuses_a_plan_over_a_folder() throws IOException {
    Files.createDirectory(folder.resolve("taken"));

    var error = Kit.in(folder).refuses(74, "plan", "--sot", "sot.md", "--out", "taken");

    assertThat(error.code()).isEqualTo("OUT001");
    assertThat(error.place()).contains("taken");
  }

  @Test
  void refuses_a_folder_that_may_not_be_written() throws Exception {
    var closed = Files.createDirectory(folder.resolve("closed"));
    var kit = Unprivileged.kit(folder);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));

    var plan = kit.refuses(74, "plan", "--sot", "sot.md", "--out", "closed/plan.json");
    var run = kit.refuses(74, "run", "--sot", "sot.md", "--runs", "closed");

    assertThat(plan.code()).isEqualTo("OUT001");
    assertThat(plan.place()).contains("closed");
    assertThat(run.code()).isEqualTo("OUT001");
    assertThat(run.place() + run.message()).contains("closed");
  }

  @Test
  void refuses_run_folders_below_a_file() {
    Sot.file(folder.resolve("runs"), "in the way");

    var error = Kit.in(folder).refuses(74, "run", "--sot", "sot.md");

    assertThat(error.code()).isEqualTo("OUT001");
    assertThat(error.place()).contains("runs");
  }

  @Test
  void leaves_the_old_plan_whole_on_a_full_disk() throws Exception {
    manyTasks();
    Sot.file(folder.resolve("seed/plan.json"), "old");

    var ran = SmallDisk.kit(folder).run("plan", "--sot", "sot.md", "--out", "full/plan.json");

    assertThat(ran.exits(74).printsNothing().onlyError().code()).isEqualTo("OUT001");
    assertThat(folder.resolve("listing")).hasContent("full:\nplan.json\n");
    assertThat(folder.resolve("kept/plan.json")).hasContent("old");
  }

  @Test
  void leaves_no_run_folder_where_it_does_not_fit() throws Exception {
    manyTasks();

    var ran = SmallDisk.kit(folder).run("run", "--sot", "sot.md", "--runs", "full");

    assertThat(ran.exits(74).printsNothing().onlyError().code()).isEqualTo("OUT001");
    assertThat(folder.resolve("listing")).hasContent("full:\n");
  }

  @Test
  void ends_the_run_when_the_disk_fills_up_during_a_task() throws Exception {
    Sot.write(folder, Sot.withTasks("TASK-001", "TASK-002"));
    Sot.hooks(
        folder,
        "{\"TASK-001\": %s, \"TASK-002\": %s}"
            .formatted(Sot.command("head -c 1000000 /dev/zero"), Sot.command("touch went-on")));

    var ran =
        SmallDisk.kit(folder).run("run", "--sot", "sot.md", "--runs", "full", "--max-workers", "1");

    assertThat(ran.exits(74).printsNothing().onlyError().code()).isEqualTo("OUT001");
    assertThat(RunFolder.in(folder.resolve("kept"))).hasSize(1);
    assertThat(Files.exists(folder.resolve("went-on"))).isFalse();
  }

  private void manyTasks() throws IOException {
    var ids =
        IntStream.rangeClosed(1, MANY).mapToObj("TASK-%03d"::formatted).toArray(String[]::new);
    Sot.write(folder, Sot.withTasks(ids));
  }
}
