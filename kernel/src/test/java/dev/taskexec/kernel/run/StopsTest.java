package dev.taskexec.kernel.run;

import static dev.taskexec.kernel.Draft.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.kernel.attempt.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Runs that are stopped: by somebody, by failures, by the time.
class StopsTest {

  @Test
  void after_the_first_request_nothing_starts_and_what_runs_is_ended_politely() throws Exception {
    var told =
        Stage.of(task("A"), task("B"), task("C").needs("A"))
            .goes("A", Act.forEver().endingAfter(100))
            .stopAfter(20, "interrupted")
            .run();

    assertThat(told.said)
        .containsExactly(
            "0 begins",
            "0 A starts",
            "20 politely: A",
            "20 stops: interrupted",
            "120 A cancelled",
            "120 B cancelled",
            "120 C cancelled",
            "120 ends");
    assertThat(told.result("A")).isEqualTo("cancelled: interrupted");
    assertThat(told.result("B")).isEqualTo("cancelled: not started: interrupted");
  }

  @Test
  void after_the_second_request_what_runs_is_ended_at_once_and_a_third_changes_nothing()
      throws Exception {
    var told =
        Stage.of(task("A"))
            .goes("A", Act.forEver().deaf())
            .stopAfter(20, "interrupted")
            .stopAfter(30, "again")
            .stopAfter(40, "and again")
            .run();

    assertThat(told.said)
        .containsExactly(
            "0 begins",
            "0 A starts",
            "20 politely: A",
            "20 stops: interrupted",
            "30 at once: A",
            "30 stops: again",
            "7030 abandoned: A",
            "7030 A cancelled",
            "7030 ends");
    assertThat(told.result("A"))
        .isEqualTo("cancelled: interrupted; it did not answer and was left to itself");
  }

  @Test
  void an_attempt_that_ignores_the_first_request_cannot_keep_the_kit_alive() throws Exception {
    var told =
        Stage.of(task("A")).goes("A", Act.forEver().deaf()).stopAfter(20, "interrupted").run();

    assertThat(told.said).containsSubsequence("12020 abandoned: A", "12020 ends");
  }

  @Test
  void the_second_request_never_makes_it_longer() throws Exception {
    var told =
        Stage.of(task("A"))
            .goes("A", Act.forEver().deaf())
            .stopAfter(20, "interrupted")
            .stopAfter(12_000, "again")
            .run();

    assertThat(told.said).contains("12020 abandoned: A");
  }

  @Test
  void one_that_was_over_its_time_stays_a_timeout_and_is_not_asked_twice_by_the_first_request()
      throws Exception {
    var told =
        Stage.of(task("A").timeout(10))
            .goes("A", Act.forEver().endingAfter(30))
            .stopAfter(20, "interrupted")
            .run();

    assertThat(told.said).doesNotContain("20 at once: A");
    assertThat(told.result("A")).isEqualTo("timeout: longer than 10 ms");
  }

  @Test
  void fail_fast_stops_at_the_first_failure_and_says_which() throws Exception {
    var stage =
        Stage.of(task("A"), task("B"), task("C"), task("D").needs("A"))
            .workers(2)
            .goes("A", Act.error(10))
            .goes("B", Act.forEver());
    stage.maxFail = OptionalInt.of(1);

    var told = stage.run();

    assertThat(told.said)
        .containsSubsequence(
            "10 A error", "10 D skipped", "10 politely: B", "10 stops: A failed (--fail-fast)");
    assertThat(told.result("B")).isEqualTo("cancelled: A failed (--fail-fast)");
    assertThat(told.result("C")).isEqualTo("cancelled: not started: A failed (--fail-fast)");
  }

  @Test
  void a_request_after_fail_fast_is_the_second_one() throws Exception {
    var stage =
        Stage.of(task("A"), task("B"))
            .workers(2)
            .goes("A", Act.error(10))
            .goes("B", Act.forEver().deaf())
            .stopAfter(20, "interrupted");
    stage.maxFail = OptionalInt.of(1);

    var told = stage.run();

    assertThat(told.said).contains("10 politely: B", "20 at once: B", "7020 abandoned: B");
  }

  @Test
  void so_many_failures_stop_it_and_forgiven_or_skipped_ones_do_not_count() throws Exception {
    var stage =
        Stage.of(
                task("A").mayFail(),
                task("B"),
                task("C").needs("B"),
                task("D"),
                task("E"),
                task("F"))
            .goes("A", Act.error(1))
            .goes("B", Act.error(1))
            .goes("E", Act.error(1));
    stage.maxFail = OptionalInt.of(2);

    var told = stage.run();

    assertThat(told.result("D")).isEqualTo("ok");
    assertThat(told.result("F")).isEqualTo("cancelled: not started: 2 tasks failed (--max-fail 2)");
  }

  @Test
  void a_failure_that_is_tried_again_does_not_count() throws Exception {
    var stage = Stage.of(task("A").retry(2, 0, 0), task("B")).goes("A", Act.error(1), Act.ok(1));
    stage.maxFail = OptionalInt.of(1);

    assertThat(stage.run().good).isTrue();
  }

  @Test
  void a_run_that_takes_too_long_is_stopped() throws Exception {
    var stage = Stage.of(task("A"), task("B")).goes("A", Act.forEver());
    stage.timeout = Optional.of(Duration.ofSeconds(90));

    var told = stage.run();

    assertThat(told.said).contains("90000 stops: longer than 1m 30s (--timeout)");
    assertThat(told.result("B"))
        .isEqualTo("cancelled: not started: longer than 1m 30s (--timeout)");
  }

  @Test
  void what_waits_for_another_try_is_cancelled_with_its_attempts() throws Exception {
    var told =
        Stage.of(task("A").retry(2, 1_000, 1_000))
            .goes("A", Act.error(10))
            .stopAfter(20, "interrupted")
            .run();

    assertThat(told.said).endsWith("20 A cancelled", "20 ends");
    assertThat(told.result("A")).isEqualTo("cancelled: not tried again: interrupted");
    assertThat(told.attempts).containsEntry("A", 1);
  }

  @Test
  void a_failure_after_the_request_is_a_failure_and_is_not_tried_again() throws Exception {
    var told =
        Stage.of(task("A").retry(2, 0, 0))
            .goes("A", Act.error(30).deaf())
            .stopAfter(20, "interrupted")
            .run();

    assertThat(told.result("A")).isEqualTo("error: no");
  }

  @Test
  void a_request_before_the_run_starts_nothing() throws Exception {
    var told = Stage.of(task("A"), task("B").done()).stopAfter(0, "interrupted").run();

    assertThat(told.said)
        .containsExactly(
            "0 begins", "0 stops: interrupted", "0 A cancelled", "0 B cancelled", "0 ends");
  }

  @Test
  void what_was_armed_ahead_is_void_and_settled_without_an_attempt() throws Exception {
    var told =
        Stage.of(task("A"), task("B")).goes("A", Act.forEver()).stopAfter(20, "interrupted").run();

    assertThat(told.kinds())
        .containsExactly(
            "effect.intent A 1",
            "effect.intent B 1",
            "task.settled A 1",
            "task.settled B",
            "run.end");
  }

  @Test
  void a_ledger_that_cannot_be_forced_ends_the_run_and_what_runs() {
    var stage = Stage.of(task("A")).goes("A", Act.forEver().endingAfter(10));
    stage.time.in(
        20, () -> new Message.Unforced(new EvidenceException("x", new IOException("full"))));

    assertThatThrownBy(stage::run).isInstanceOf(EvidenceException.class);

    assertThat(stage.time.ms()).isEqualTo(30);
    assertThat(stage.told().said).doesNotContain("30 ends").contains("20 politely: A");
  }
}
