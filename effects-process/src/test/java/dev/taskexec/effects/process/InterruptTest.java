package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.effect.contract.Performing;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// How a process and what it has started are ended; the contract's part is in
/// [ProcessExecContractTest].
@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class InterruptTest {
  @Parameter Way way;
  @TempDir Path folder;
  private Bench bench;
  private Path ready;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, way);
    ready = folder.resolve("ready");
  }

  @Test
  void a_program_may_clean_up_before_it_ends() throws IOException {
    var work =
        bench.start("sh", "-c", "trap 'echo cleaned; exit 0' TERM; echo $$ >ready; sleep 10000");
    Await.line(ready);

    var answer = work.interrupt().answer();

    assertThat(reason(answer)).isEqualTo("sh: ended on request");
    assertThat(bench.stdout()).isEqualTo("cleaned\n");
  }

  @Test
  void what_it_has_started_ends_with_it() {
    var work = bench.start("sh", "-c", "sh -c 'echo $$ >ready; sleep 10000; :'; :");
    Await.line(ready);

    work.interrupt().answer();

    assertThat(Marked.running(bench.mark())).isEmpty();
  }

  /// In a terminal both get the signal, and the program is often faster.
  @Test
  void an_interrupt_just_behind_the_end_by_ctrl_c_is_still_an_interrupt() {
    var self = new AtomicReference<Performing>();
    var interrupting = new AtTheEnd(way.launcher(), () -> self.get().interrupt());
    var effect = new ProcessExec(() -> interrupting, Duration.ofSeconds(50));
    var envelope = Bench.envelope("sh", "-c", "while [ ! -e ready ]; do :; done; kill -INT $$");
    self.set(Performing.start(effect, envelope, bench.context()));

    create(ready);

    assertThat(reason(self.get().answer())).isEqualTo("sh: ended on request");
  }

  @Test
  void a_program_that_ends_itself_like_that_is_done() {
    var outcome = bench.exec("sh", "-c", "kill -INT $$");

    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
  }

  /// A launcher that does something as soon as a process has ended.
  private record AtTheEnd(Launcher launcher, Runnable deed) implements Launcher {
    @Override
    public String name() {
      return launcher.name();
    }

    @Override
    public String tree() {
      return launcher.tree();
    }

    @Override
    public Process launch(Launch launch) throws LaunchException {
      var process = launcher.launch(launch);
      process.onExit().thenRun(deed);
      return process;
    }
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What takes the square of their number does not end within the class's time limit.
  @Test
  void very_many_children_end_too() {
    var work =
        bench.start(
            "sh",
            "-c",
            "i=0; while [ $i -lt 1500 ]; do sleep 10000 & i=$((i+1)); done; echo $! >ready; wait");
    Await.line(ready);

    var answer = work.interrupt().answer();

    assertThat(reason(answer)).isEqualTo("sh: ended on request");
    assertThat(Marked.running(bench.mark())).isEmpty();
  }

  @Test
  void a_stubborn_grandchild_is_killed_when_the_grace_is_over() {
    bench.grace(Duration.ofMillis(200));
    var work =
        bench.start(
            "sh",
            "-c",
            "sh -c 'trap \"\" TERM; echo $$ >ready; while :; do sleep 10000; done' & wait");
    Await.line(ready);

    var answer = work.interrupt().answer();

    // A namespace ends with its main program, and does not wait for the others.
    assertThat(reason(answer))
        .isEqualTo(
            way == Way.CONFINED ? "sh: ended on request" : "sh: killed after 200 ms of grace");
    assertThat(Marked.running(bench.mark())).isEmpty();
  }

  @Test
  void a_shell_does_not_go_on_to_its_next_command() throws IOException {
    var work = bench.start("sh", "-c", "echo $$ >ready; sleep 10000; echo next");
    Await.line(ready);

    work.interrupt().answer();

    assertThat(bench.stdout()).isEmpty();
  }

  @Test
  void a_stopped_program_ends_too() {
    bench.grace(Duration.ofMillis(100));
    var work = bench.start("sh", "-c", "echo $$ >ready; kill -STOP $$");
    Await.line(ready);

    work.interrupt().answer();

    assertThat(Marked.running(bench.mark())).isEmpty();
  }

  @Test
  void says_that_it_was_killed_on_the_second_request() {
    var work =
        bench.start("sh", "-c", "trap '' TERM; echo $$ >ready; while :; do sleep 10000; done");
    Await.line(ready);

    work.interrupt().awaitNoticed();
    var answer = work.interrupt().answer();

    assertThat(reason(answer)).isEqualTo("sh: killed on the second request");
  }

  private static String reason(Performing.Answer answer) {
    return ((EffectOutcome.Cancelled) answer.outcome()).reason();
  }
}
