package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Locale;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the commands of a task see: the caller's environment, and who they are.
class ChildEnvironmentTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void is_the_callers_with_the_callers_locale(Locale locale) throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.hook(folder, "TASK-001", "env");
    var kit =
        locale.on(Kit.in(folder)).with("MINE", "zażółć").with("TASK_EXEC_KIT_RUN_MAX_WORKERS", "2");

    var run = kit.run("run", "--sot", "sot.md").exits(0).onlyRun();

    var seen = Files.readAllLines(run.log("TASK-001_cmd1.log"));
    assertThat(seen)
        .contains(
            "MINE=zażółć",
            "TASK_EXEC_KIT_RUN_ID=" + run.name(),
            "TASK_EXEC_KIT_TASK_ID=TASK-001",
            "TASK_EXEC_KIT_ATTEMPT=1")
        .anyMatch(line -> line.startsWith("TASK_EXEC_KIT_TMPDIR=/"))
        .noneMatch(line -> line.startsWith("TASK_EXEC_KIT_CALLER_"));
    assertThat(seen.stream().filter(line -> line.startsWith("LC_ALL=")).toList())
        .isEqualTo(
            switch (locale) {
              case UTF_8 -> List.of("LC_ALL=C.UTF-8");
              case PLAIN_C -> List.of("LC_ALL=C");
              case UNSET -> List.of();
            });
  }

  @Test
  void without_a_path_a_program_is_not_sought_in_the_working_folder() throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.hooks(folder, "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"ls\", \"-d\", \"/\"]}]}}");
    Sot.file(folder.resolve("ls"), "#!/bin/sh\necho hijacked\n").toFile().setExecutable(true);

    var run = Kit.in(folder).without("PATH").run("run", "--sot", "sot.md").exits(0).onlyRun();

    assertThat(Files.readString(run.path().resolve("logs/TASK-001_cmd1.log")))
        .isEqualTo("$ ls -d /\n/\n");
  }
}
