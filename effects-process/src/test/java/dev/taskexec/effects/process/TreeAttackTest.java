package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What tasks do to outlive their end; nothing of them may be left.
@Timeout(120)
@ParameterizedClass(name = "confined: {0}")
@ValueSource(booleans = {false, true})
class TreeAttackTest {
  @Parameter boolean confined;
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, Way.LINUX).confined(confined).grace(Duration.ofMillis(200));
  }

  @AfterEach
  void nothing_is_left() {
    var left = Marked.running(bench.mark());

    left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    assertThat(left).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {
        "DAEMON_BY_DOUBLE_FORK",
        "DAEMON_WITHOUT_ENVIRONMENT",
        "IGNORES_TERM",
        "CHILD_IGNORES_TERM",
        "STOPPED",
        "STOPPED_DAEMON",
        "FORKS_ANEW",
        "FLEES_BY_FORKING"
      })
  void ends_with_all_that_it_started(Attack attack) {
    var work = bench.start(attack.argv());
    Await.line(folder.resolve("ready"));

    var answer = work.interrupt().answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(Marked.running(bench.mark())).isEmpty();
    assertThat(Marked.workingIn(folder)).as("those without the mark").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Attack.class,
      names = {"DAEMON_BY_DOUBLE_FORK", "IGNORES_TERM", "FORKS_ANEW", "FLEES_BY_FORKING"})
  void ends_at_once_on_the_second_interrupt(Attack attack) {
    bench.grace(Duration.ofHours(1));
    var work = bench.start(attack.argv());
    Await.line(folder.resolve("ready"));
    work.interrupt().awaitNoticed();

    var answer = work.interrupt().answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(Marked.running(bench.mark())).isEmpty();
  }

  @Test
  void a_namespace_within_ends_too() {
    assumeTrue(canNest(), "no namespaces within namespaces for this user");
    var work = bench.start(Attack.NESTED_NAMESPACES.argv());
    Await.line(folder.resolve("ready"));

    var answer = work.interrupt().answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(Marked.running(bench.mark())).isEmpty();
  }

  private boolean canNest() {
    return bench.exec("unshare", "--user", "--pid", "--fork", "true")
            instanceof EffectOutcome.Done(var result, _)
        && result.members().get("exit").equals(JsonValue.of(0));
  }

  @Test
  void a_child_that_holds_the_output_does_not_keep_the_effect() throws IOException {
    var outcome = bench.exec(Attack.HOLDS_THE_OUTPUT.argv());

    assertThat(Bench.exit(outcome)).isZero();
    if (confined) {
      assertThat(Marked.running(bench.mark())).isEmpty();
    } else {
      Await.line(folder.resolve("ready"));
      var left = Marked.running(bench.mark());
      assertThat(left).as("an unconfined task may leave a server behind").isNotEmpty();
      Await.until("its end", this::killsNothingMore);
    }
  }

  /// A shell may start its next program between the look and the signal.
  private boolean killsNothingMore() {
    var left = Marked.running(bench.mark());
    left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    return left.isEmpty();
  }

  /// The control: what asks for nothing special ends politely, with its own last words.
  @Test
  void what_listens_may_clean_up() throws IOException {
    bench.grace(Duration.ofHours(1));
    var work =
        bench.start(
            "sh",
            "-c",
            "trap 'echo cleaned; exit 0' TERM; (setsid sleep 600 &); echo ready >ready; sleep 600");
    Await.line(folder.resolve("ready"));

    var answer = work.interrupt().answer();

    assertThat(answer.outcome())
        .isInstanceOfSatisfying(
            EffectOutcome.Cancelled.class,
            cancelled -> assertThat(cancelled.reason()).isEqualTo("sh: ended on request"));
    assertThat(bench.stdout()).isEqualTo("cleaned\n");
  }
}
