package dev.taskexec.effects.process.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.abi.effect.Observation.Ran;
import dev.taskexec.abi.effect.Observation.Touched;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LauncherChoice;
import dev.taskexec.effects.process.launcher.LinuxProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real programs, watched.
class TracedTest {
  @TempDir Path folder;

  @Test
  void sees_what_a_script_and_its_programs_do() throws Exception {
    assumeTrue(Tracing.result() instanceof Tracing.Possible, "this machine has no strace to use");
    var root = folder.toRealPath();
    Files.writeString(root.resolve("in"), "x");
    var traced = new Traced(LauncherChoice.get(), Tracing.result(), root.resolve("trace"));

    var exit = run(traced, "cat in >out; mkdir d; mv out d/out; exit 5");

    var seen = traced.seen(root);
    assertThat(exit).isEqualTo(5);
    assertThat(seen)
        .contains(
            new Touched(Way.READ, root.resolve("in")),
            new Touched(Way.CHANGED, root.resolve("out")),
            new Touched(Way.FOLDER, root.resolve("d")),
            new Touched(Way.ENTRY, root.resolve("out")),
            new Touched(Way.ENTRY, root.resolve("d/out")))
        .noneMatch(Unseen.class::isInstance)
        .noneMatch(each -> each.toString().contains("libc.so"));
    assertThat(seen)
        .filteredOn(Ran.class::isInstance)
        .extracting(each -> ((Ran) each).program().getFileName().toString())
        .contains("sh", "cat", "mkdir", "mv");
    assertThat(traced.notes()).last().asString().startsWith("watched by ");
  }

  @Test
  void where_nothing_can_be_watched_the_program_runs_all_the_same_and_that_is_said()
      throws Exception {
    var tracing = Tracing.tryOut(List.of(folder));
    var traced = new Traced(LauncherChoice.get(), tracing, folder.resolve("trace"));

    var exit = run(traced, "exit 3");

    assertThat(exit).isEqualTo(3);
    assertThat(tracing)
        .isEqualTo(new Tracing.Impossible("there is no program strace", "install strace"));
    assertThat(traced.seen(folder)).hasOnlyElementsOfType(Unseen.class);
    assertThat(traced.notes()).contains("not watched: there is no program strace");
  }

  @Test
  void a_program_of_that_name_that_does_not_trace_is_found_out() throws Exception {
    var fake = Files.writeString(folder.resolve("strace"), "#!/bin/sh\nexit 1\n");
    assumeTrue(fake.toFile().setExecutable(true), "no executable files here");

    var tracing = Tracing.tryOut(List.of(folder));

    assertThat(tracing).isInstanceOf(Tracing.Impossible.class);
  }

  @Test
  void what_the_watching_program_says_itself_is_no_answer_of_the_program() {
    assumeTrue(Tracing.result() instanceof Tracing.Possible, "this machine has no strace to use");
    var traced = new Traced(LauncherChoice.get(), Tracing.result(), folder.resolve("trace"));
    var launch = launch("true");

    assertThat(traced.notStarted(launch, 1, () -> "strace: exec: Exec format error\n"))
        .hasValue("cannot be watched: strace: exec: Exec format error");
    assertThat(traced.notStarted(launch, 1, () -> "my own words\n")).isEmpty();
    assertThat(traced.notStarted(launch, 2, () -> "strace: x\n")).isEmpty();
  }

  private Launch launch(String script) {
    return new Launch(
        List.of("/bin/sh", "-c", script),
        folder,
        new LinkedHashMap<>(Map.of("PATH", "/usr/bin:/bin")),
        Optional.empty());
  }

  private int run(Traced traced, String script) throws Exception {
    var process = traced.launch(launch(script));
    var exit = process.waitFor();
    if (process instanceof LinuxProcess linux) {
      linux.reap();
    }
    return exit;
  }
}
