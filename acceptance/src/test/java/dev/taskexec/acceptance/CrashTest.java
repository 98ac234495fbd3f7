package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `bench/crash`, with few kills: the kit is killed at random instants, and every task is done as
/// often as the rules say.
class CrashTest {
  @TempDir Path folder;

  @Test
  @Timeout(300)
  void every_task_is_done_as_often_as_the_rules_say() throws Exception {
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(Kit.checkout().resolve("bench/crash").toString(), "6", "4", "12")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("TASK_EXEC_KIT_"));
    builder.environment().put("KIT", Kit.assembled().resolve("task-exec-kit").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TMPDIR", folder.toString());

    var exit = builder.start().waitFor();

    assertThat(exit).as(Files.readString(output)).isZero();
    assertThat(output).content().contains("6 kills in ", "as the rules say");
  }
}
