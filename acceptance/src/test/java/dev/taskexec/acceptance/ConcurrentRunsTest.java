package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Running;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several kits at once in one place.
class ConcurrentRunsTest {
  private static final int KITS = 4;

  @TempDir Path folder;

  @Test
  void each_run_has_a_whole_folder_that_nobody_ever_sees_without_its_plan() throws Exception {
    Sot.write(folder, Sot.withTasks("TASK-001", "TASK-002"));
    Sot.hook(folder, "TASK-001", "echo ran");
    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);
    var runs = Files.createDirectory(folder.resolve("runs"));

    var kits =
        IntStream.range(0, KITS)
            .mapToObj(_ -> Kit.in(folder).start("run", "--plan", "plan.json"))
            .toList();
    var halves = new ArrayList<RunFolder>();
    while (kits.stream().anyMatch(Running::isAlive)) {
      RunFolder.in(runs).stream().filter(run -> !isWhole(run)).forEach(halves::add);
    }

    var printed = kits.stream().map(kit -> kit.await().exits(0).stdout()).sorted().toList();
    assertThat(halves).as("seen without a plan or logs").isEmpty();
    var whole = RunFolder.in(runs);
    assertThat(printed)
        .isEqualTo(
            whole.stream()
                .map(run -> "[ok] run summary written: runs/%s/run.json\n".formatted(run.name()))
                .sorted()
                .toList());
    assertThat(whole)
        .hasSize(KITS)
        .allSatisfy(
            run -> {
              assertThat(run.each("status")).isEqualTo(List.of("ok", "noop"));
              assertThat(run.path().resolve("plan.json"))
                  .hasSameBinaryContentAs(folder.resolve("plan.json"));
            });
    assertThat(hiddenIn(runs)).as("left behind").isEmpty();
  }

  private static boolean isWhole(RunFolder run) {
    return Files.isRegularFile(run.path().resolve("plan.json"))
        && Files.isDirectory(run.path().resolve("logs"));
  }

  private static List<String> hiddenIn(Path runs) throws IOException {
    try (var entries = Files.list(runs)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }
}
