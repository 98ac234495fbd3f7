package dev.taskexec.kernel.run;

import static dev.taskexec.kernel.Draft.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Failures that are tried again, and bounds on what an attempt may take.
class TriesAndLimitsTest {

  @Test
  void a_failed_task_waits_and_is_tried_again_and_holds_nothing_meanwhile() throws Exception {
    var told =
        Stage.of(task("A").retry(3, 100, 100), task("B"))
            .goes("A", Act.error(10), Act.error(10), Act.ok(10))
            .run();

    assertThat(told.said)
        .containsSubsequence("10 A error, waits", "10 B starts", "20 B ok", "183 A ok");
    assertThat(told.attempts).containsEntry("A", 3);
    assertThat(told.evidence).containsExactly("A error", "B ok", "A_a2 error", "A_a3 ok");
    assertThat(told.kinds())
        .filteredOn(kind -> kind.contains(" A "))
        .containsExactly(
            "effect.intent A 1",
            "task.retry A 1",
            "effect.intent A 2",
            "task.retry A 2",
            "effect.intent A 3",
            "task.settled A 3");
  }

  @Test
  void the_wait_doubles_up_to_its_cap() throws Exception {
    var told = Stage.of(task("A").retry(5, 100, 250)).goes("A", Act.error(0)).run();

    var waits =
        told.ledger.stream()
            .filter(line -> line.get("kind").equals("task.retry"))
            .map(line -> (Long) ((Map<?, ?>) line.get("data")).get("wait_ms"))
            .toList();
    assertThat(waits).hasSize(4);
    assertThat(waits.get(0)).isBetween(50L, 100L);
    assertThat(waits.get(1)).isBetween(100L, 200L);
    assertThat(waits.get(2)).isBetween(125L, 250L);
    assertThat(waits.get(3)).isBetween(125L, 250L);
    assertThat(told.said).contains(waits.stream().mapToLong(Long::longValue).sum() + " A error");
  }

  @Test
  void only_the_exits_that_are_named_are_worth_another_try() throws Exception {
    var told =
        Stage.of(task("A").retry(3, 0, 0, 75), task("B").retry(3, 0, 0, 75))
            .goes("A", Act.exit(1, 75), Act.exit(1, 1))
            .goes("B", Act.exit(1, 1))
            .run();

    assertThat(told.attempts).containsEntry("A", 2).containsEntry("B", 1);
  }

  @Test
  void a_need_waits_until_the_last_try_has_failed() throws Exception {
    var told =
        Stage.of(task("A").retry(2, 50, 50), task("B").needs("A"))
            .goes("A", Act.error(10), Act.ok(10))
            .run();

    assertThat(told.result("B")).isEqualTo("ok");
  }

  @Test
  void an_attempt_that_takes_too_long_is_stopped_and_is_a_timeout() throws Exception {
    var told = Stage.of(task("A").timeout(50)).goes("A", Act.forEver().endingAfter(20)).run();

    assertThat(told.said).containsSubsequence("50 politely: A", "70 A timeout");
    assertThat(told.result("A")).isEqualTo("timeout: longer than 50 ms");
  }

  @Test
  void an_attempt_that_reports_after_its_time_is_a_timeout_whatever_it_says() throws Exception {
    var told = Stage.of(task("A").timeout(50)).goes("A", Act.ok(60).deaf()).run();

    assertThat(told.said).containsSubsequence("50 politely: A", "60 A timeout");
  }

  @Test
  void an_attempt_that_ends_in_the_moment_of_its_limit_ended_in_time() throws Exception {
    var told = Stage.of(task("A").timeout(50)).goes("A", Act.ok(50)).run();

    assertThat(told.result("A")).isEqualTo("ok");
  }

  @Test
  void a_timeout_is_tried_again() throws Exception {
    var told =
        Stage.of(task("A").timeout(50).retry(2, 0, 0)).goes("A", Act.forEver(), Act.ok(5)).run();

    assertThat(told.result("A")).isEqualTo("ok");
    assertThat(told.attempts).containsEntry("A", 2);
  }

  @Test
  void an_attempt_that_ignores_its_end_is_left_to_itself_and_its_slot_is_used() throws Exception {
    var told =
        Stage.of(task("A").timeout(50).retry(9, 0, 0), task("B"))
            .goes("A", Act.forEver().deaf())
            .run();

    assertThat(told.said)
        .containsSubsequence(
            "50 politely: A",
            "12050 abandoned: A",
            "12050 A timeout",
            "12050 B starts",
            "12060 ends");
    assertThat(told.result("A"))
        .isEqualTo("timeout: longer than 50 ms; it did not answer and was left to itself");
    assertThat(told.attempts).containsEntry("A", 1);
  }

  @Test
  void a_late_report_of_an_attempt_that_was_left_to_itself_is_ignored() throws Exception {
    var told = Stage.of(task("A").timeout(50), task("B")).goes("A", Act.ok(12_055).deaf()).run();

    assertThat(told.evidence).containsExactly("A timeout", "B ok");
  }

  @Test
  void an_attempt_over_its_time_budget_is_stopped_and_exhausted_with_the_figure() throws Exception {
    var told =
        Stage.of(task("A").spendsAtMost(Quantity.WALL_MS, 30)).goes("A", Act.forEver()).run();

    assertThat(told.said).contains("30 politely: A");
    assertThat(told.result("A")).startsWith("exhausted: ms ").contains(" of 30 of ");
    assertThat(told.kinds())
        .containsExactly(
            "budget.reserve A 1",
            "effect.intent A 1",
            "budget.settle A 1",
            "task.settled A 1",
            "run.end");
  }

  @Test
  void an_attempt_over_its_time_budget_that_does_not_answer_is_left_to_itself() throws Exception {
    var told =
        Stage.of(task("A").spendsAtMost(Quantity.WALL_MS, 30))
            .goes("A", Act.forEver().deaf())
            .run();

    assertThat(told.said).containsSubsequence("30 politely: A", "12030 abandoned: A");
    assertThat(told.result("A"))
        .startsWith("exhausted: ms ")
        .endsWith("; it did not answer and was left to itself");
  }

  @Test
  void a_task_waits_for_a_budget_that_one_that_runs_may_give_back() throws Exception {
    var stage =
        Stage.of(
                task("A").spendsAtMost(Quantity.MEMORY_BYTES, 60),
                task("B").spendsAtMost(Quantity.MEMORY_BYTES, 60),
                task("C").spendsAtMost(Quantity.MEMORY_BYTES, 30))
            .workers(3);
    stage.budget = new Budget(Map.of(Quantity.MEMORY_BYTES, 100L));

    var told = stage.run();

    // C would fit beside A, and would keep B waiting: the first in line is the first to get it.
    assertThat(told.said)
        .containsSubsequence("0 A starts", "10 A ok", "10 B starts", "10 C starts", "20 ends");
  }

  @Test
  void a_task_that_can_never_get_its_budget_is_exhausted_at_once() throws Exception {
    var stage = Stage.of(task("A"), task("B").spendsAtMost(Quantity.IO, 60), task("C").needs("B"));
    stage.budget = new Budget(Map.of(Quantity.IO, 50L));

    var told = stage.run();

    assertThat(told.result("B")).startsWith("exhausted: io 60 of 50 of the plan");
    assertThat(told.result("C")).startsWith("skipped");
    assertThat(told.kinds()).contains("budget.refuse B 1");
    assertThat(List.of("ok", told.result("A"))).containsOnly("ok");
  }

  @Test
  void who_could_have_a_budget_and_waits_for_a_lock_by_then_leaves_it_to_others() throws Exception {
    var stage =
        Stage.of(
                task("B").spendsAtMost(Quantity.MEMORY_BYTES, 100),
                task("C").uses("db").spendsAtMost(Quantity.MEMORY_BYTES, 100),
                task("N"),
                task("E").needs("N").uses("db"),
                task("D").spendsAtMost(Quantity.MEMORY_BYTES, 100))
            .workers(5)
            .goes("N", Act.ok(5))
            .goes("E", Act.ok(100));
    stage.budget = new Budget(Map.of(Quantity.MEMORY_BYTES, 100L));

    var told = stage.run();

    assertThat(told.said)
        .containsSubsequence("0 B starts", "5 E starts", "10 D starts", "105 C starts");
  }

  @Test
  void who_waits_for_a_lock_does_not_hold_back_others_from_a_budget() throws Exception {
    var stage =
        Stage.of(
                task("A").uses("db"),
                task("B").spendsAtMost(Quantity.MEMORY_BYTES, 100),
                task("C").uses("db").spendsAtMost(Quantity.MEMORY_BYTES, 100),
                task("D").spendsAtMost(Quantity.MEMORY_BYTES, 100))
            .workers(4)
            .goes("A", Act.ok(100));
    stage.budget = new Budget(Map.of(Quantity.MEMORY_BYTES, 100L));

    var told = stage.run();

    assertThat(told.said)
        .containsSubsequence("0 A starts", "0 B starts", "10 D starts", "100 C starts");
  }
}
