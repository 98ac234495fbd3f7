package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where runs leave their folders, and what lies in them.
class RunsFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void a_source_of_truth_in_a_folder_of_its_own() {
    Sot.write(folder.resolve("job"), Sot.withTasks("TASK-001"));
    Sot.hook(folder.resolve("job"), "TASK-001", "pwd");
  }

  @Test
  void a_dry_run_never_becomes_the_latest() throws IOException {
    var latest = folder.resolve("job/runs/latest");

    Kit.in(folder).run("run", "--sot", "job/sot.md", "--dry-run").exits(0);
    var afterTheDryRun = Files.exists(latest, LinkOption.NOFOLLOW_LINKS);
    var printed = Kit.in(folder).run("run", "--sot", "job/sot.md").exits(0).stdout();

    assertThat(afterTheDryRun).isFalse();
    assertThat(printed).contains(latest.toRealPath().getFileName().toString());
  }

  @Test
  void a_run_of_a_source_leaves_the_plan_that_plan_would_have_written() throws IOException {
    var kit = Kit.in(folder).with("SOURCE_DATE_EPOCH", "1700000000");

    kit.run("plan", "--sot", "job/sot.md").exits(0);
    kit.run("run", "--sot", "job/sot.md").exits(0);

    var run = RunFolder.in(folder.resolve("job/runs")).getFirst();
    assertThat(run.path().resolve("plan.json"))
        .hasSameBinaryContentAs(folder.resolve("job/plan.json"))
        .content()
        .contains("\"generated_at\": \"2023-11-14T22:13:20.");
  }

  @Test
  void runs_names_another_parent_which_is_made() {
    Kit.in(folder).run("run", "--sot", "job/sot.md", "--runs", "other/place").exits(0);

    assertThat(RunFolder.in(folder.resolve("other/place"))).hasSize(1);
    assertThat(folder.resolve("job/runs")).doesNotExist();
  }

  @Test
  void commands_of_a_legacy_source_start_where_the_kit_was_started() throws IOException {
    Kit.in(folder).run("run", "--sot", "job/sot.md").exits(0);

    var run = RunFolder.in(folder.resolve("job/runs")).getFirst();
    assertThat(run.log("TASK-001_cmd1.log")).hasContent("$ sh -c pwd\n" + folder.toRealPath());
  }
}
