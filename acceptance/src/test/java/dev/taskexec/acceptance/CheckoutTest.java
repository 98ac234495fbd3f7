package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Checkout;
import dev.taskexec.acceptance.launcher.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a checkout, where it builds what it starts. One test, because each build takes
/// several seconds.
class CheckoutTest {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
  private static final String VERSION = "task-exec-kit 0.1.0\n";
  private static final String BUILDING = "task-exec-kit: building (once, about a minute)... done\n";
  private static final String REBUILDING =
      "task-exec-kit: the sources have changed, building... done\n";
  private static final String WAITING =
      "task-exec-kit: waiting for the build that runs in another terminal... done\n";

  @TempDir Path folder;

  @Test
  void builds_once_for_two_terminals_and_again_when_a_source_changes() throws IOException {
    var top = Checkout.copy(folder.resolve("a checkout"));
    var kit = Kit.in(folder).installedIn(top).within(BUILD_LIMIT);

    var terminals = List.of(kit.start("--version"), kit.start("--version"));

    var said =
        terminals.stream()
            .map(terminal -> terminal.await().exits(0))
            .peek(ran -> assertThat(ran.stdout()).isEqualTo(VERSION))
            .map(ran -> ran.stderr())
            .toList();
    assertThat(said).containsExactlyInAnyOrder(BUILDING, WAITING);
    assertThat(kit.run("--version").exits(0).stderr()).isEmpty();

    var source = top.resolve("abi/src/main/java/dev/taskexec/abi/plan/Order.java");
    var good = Files.readString(source);
    Files.writeString(source, "a mistake\n" + good);
    var failed = kit.run("--version").exits(70).printsNothing();
    assertThat(failed.stderr()).contains("Order.java", "COMPILATION ERROR");

    Files.writeString(source, good + "// changed\n");
    assertThat(kit.run("--version").exits(0).stderr()).isEqualTo(REBUILDING);
    assertThat(kit.run("--version").exits(0).stderr()).isEmpty();
    assertThat(leftBehind(top)).isEmpty();
  }

  @Test
  void says_in_one_line_that_there_is_no_jdk() throws IOException {
    var top = Checkout.copy(folder.resolve("checkout"));
    var kit =
        Kit.in(folder)
            .installedIn(top)
            .without("JAVA_HOME")
            .with("PATH", Programs.in(folder.resolve("bin")).toString())
            .with("TASK_EXEC_KIT_JDK_PLACES", folder.toString());

    var ran = kit.run("run", "--sot", "sot.md").exits(1).printsNothing();

    assertThat(ran.stderr()).hasLineCount(1).contains("no JDK 25", "install one", "JAVA_HOME");
  }

  @Test
  void says_in_one_line_that_the_working_folder_is_gone() throws IOException {
    var gone = Files.createDirectory(folder.resolve("gone"));

    var ran =
        Kit.in(gone)
            .through(List.of("sh", "-c", "rmdir \"$PWD\" && exec \"$@\" 2>&1", "sh"))
            .run("--version")
            .exits(1);

    assertThat(ran.stdout()).contains("the working folder does not exist any more");
  }

  /// What a build leaves in `.build` besides finished builds.
  private static List<String> leftBehind(Path top) throws IOException {
    try (var entries = Files.list(top.resolve(".build"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("work.") || name.equals("lock"))
          .toList();
    }
  }
}
