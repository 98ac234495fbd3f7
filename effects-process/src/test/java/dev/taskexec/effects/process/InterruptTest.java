package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How a process and what it has started are ended; the contract's part is in [EffectContract].
@Timeout(60)
class InterruptTest {
  @TempDir Path folder;
  private Bench bench;
  private Path ready;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder);
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
    var grandchild = Await.process(ready);

    work.interrupt().answer();

    Await.until("the end of the grandchild", () -> isGone(grandchild));
  }

  /// What takes the square of their number does not end within the class's time limit.
  @Test
  void very_many_children_end_too() {
    var work =
        bench.start(
            "sh",
            "-c",
            "i=0; while [ $i -lt 1500 ]; do sleep 10000 & i=$((i+1)); done; echo $! >ready; wait");
    var last = Await.process(ready);

    var answer = work.interrupt().answer();

    assertThat(reason(answer)).isEqualTo("sh: ended on request");
    Await.until("the end of the last child", () -> isGone(last));
  }

  @Test
  void a_stubborn_grandchild_is_killed_when_the_grace_is_over() {
    bench.grace(Duration.ofMillis(200));
    var work =
        bench.start(
            "sh",
            "-c",
            "sh -c 'trap \"\" TERM; echo $$ >ready; while :; do sleep 10000; done' & wait");
    var grandchild = Await.process(ready);

    var answer = work.interrupt().answer();

    assertThat(reason(answer)).isEqualTo("sh: killed after 200 ms of grace");
    Await.until("the end of the grandchild", () -> isGone(grandchild));
  }

  @Test
  void a_shell_does_not_go_on_to_its_next_command() throws IOException {
    var work = bench.start("sh", "-c", "echo $$ >ready; sleep 10000; echo next");
    Await.line(ready);

    work.interrupt().answer();

    assertThat(bench.stdout()).isEmpty();
  }

  @Test
  void a_stopped_program_is_killed() {
    bench.grace(Duration.ofMillis(100));
    var work = bench.start("sh", "-c", "echo $$ >ready; kill -STOP $$");
    var stopped = Await.process(ready);

    work.interrupt().answer();

    assertThat(isGone(stopped)).isTrue();
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

  /// Also where it is a zombie, because nobody waits for orphans here.
  private static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || process.info().commandLine().isEmpty();
  }
}
