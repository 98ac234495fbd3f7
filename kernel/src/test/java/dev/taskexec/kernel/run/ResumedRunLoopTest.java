package dev.taskexec.kernel.run;

import static dev.taskexec.kernel.Draft.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Runs that go on after their kit died.
class ResumedRunLoopTest {

  @Test
  void outcomes_from_before_are_told_in_plan_order_and_not_recorded_again() throws Exception {
    var stage = resumed(task("A"), task("B").needs("A"), task("C").needs("B"));
    stage.past.put(1, settled(new Outcome.Ok()));
    stage.past.put(0, settled(new Outcome.Ok()));

    var told = stage.run();

    assertThat(told.said)
        .containsExactly(
            "0 goes on: 2 finished, 0 in doubt",
            "0 A ok before",
            "0 B ok before",
            "0 C starts",
            "10 C ok",
            "10 ends");
    assertThat(told.kinds()).containsExactly("effect.intent C 1", "task.settled C 1", "run.end");
    assertThat(told.ledger.getLast().get("data").toString()).contains("counts={ok=3}");
  }

  @Test
  void what_follows_from_an_outcome_before_is_found_out_if_it_was_not_recorded() throws Exception {
    var stage = resumed(task("A"), task("B").needs("A"), task("C").needs("B"));
    stage.past.put(0, settled(new Outcome.Error("no")));
    stage.past.put(
        1, settled(new Outcome.Skipped(Outcome.Why.NEED_FAILED, "needs `A`, as was said then")));

    var told = stage.run();

    assertThat(told.result("B")).isEqualTo("skipped: needs `A`, as was said then");
    assertThat(told.result("C")).startsWith("skipped: needs `B`, which was skipped");
    assertThat(told.kinds()).containsExactly("task.settled C", "run.end");
  }

  @Test
  void a_doubtful_task_is_in_doubt_for_good_and_dooms_its_dependents() throws Exception {
    var stage = resumed(task("A"), task("B").needs("A"), task("C"));
    stage.past.put(0, new Past.Doubtful(2, 1, "the kit died", false));

    var told = stage.run();

    assertThat(told.said)
        .startsWith(
            "0 goes on: 0 finished, 1 in doubt", "0 A is in doubt", "0 A in_doubt", "0 B skipped");
    assertThat(told.result("A")).isEqualTo("in_doubt: the kit died");
    assertThat(told.attempts).containsEntry("A", 2);
    assertThat(told.kinds()).startsWith("task.settled A 2", "task.settled B");
  }

  @Test
  void a_doubtful_task_that_runs_again_has_the_next_number_and_no_failure_more() throws Exception {
    var stage =
        resumed(task("A").retry(2, 0, 0)).goes("A", Act.error(10), Act.error(10), Act.ok(10));
    stage.past.put(0, new Past.Doubtful(1, 0, "the kit died", true));

    var told = stage.run();

    assertThat(told.said).startsWith("0 goes on: 0 finished, 1 in doubt", "0 A is in doubt, again");
    assertThat(told.evidence).containsExactly("A_a2 error", "A_a3 error");
    assertThat(told.result("A")).isEqualTo("error: no");
  }

  @Test
  void failures_from_before_count_for_the_retry() throws Exception {
    var stage = resumed(task("A").retry(3, 0, 0)).goes("A", Act.error(10));
    stage.past.put(0, new Past.Begun(2, 2));

    var told = stage.run();

    assertThat(told.evidence).containsExactly("A_a3 error");
  }

  @Test
  void failures_from_before_count_for_fail_fast() throws Exception {
    var stage = resumed(task("A"), task("B"));
    stage.maxFail = OptionalInt.of(1);
    stage.past.put(0, settled(new Outcome.Error("no")));

    var told = stage.run();

    assertThat(told.result("B")).isEqualTo("cancelled: not started: A failed (--fail-fast)");
  }

  @Test
  void what_was_spent_before_is_spent_also_where_it_was_more_than_there_is() throws Exception {
    var stage =
        resumed(task("A"), task("B"), task("C").spendsAtMost(Quantity.TOKENS, 30), task("D"));
    stage.budget = new Budget(Map.of(Quantity.TOKENS, 100L));
    stage.past.put(0, spending(101));
    stage.past.put(1, spending(20));

    var told = stage.run();

    assertThat(told.result("C")).isEqualTo("exhausted: tokens 151 of 100 of the plan");
    assertThat(told.result("D")).isEqualTo("ok");
  }

  @Test
  void a_run_of_which_all_was_finished_just_ends() throws Exception {
    var stage = resumed(task("A"));
    stage.past.put(0, settled(new Outcome.Ok()));

    var told = stage.run();

    assertThat(told.kinds()).containsExactly("run.end");
    assertThat(told.good).isTrue();
  }

  private static Stage resumed(Draft... tasks) {
    var stage = Stage.of(tasks);
    stage.resumed = true;
    return stage;
  }

  private static Past spending(long tokens) {
    var usage = Usage.NONE.with(Quantity.TOKENS, tokens, Usage.How.MEASURED);
    var report = new AttemptReport(new Outcome.Ok(), List.of(), Optional.empty(), usage);
    return new Past.Settled(report, 1, 5, Optional.empty());
  }

  private static Past settled(Outcome outcome) {
    var attempts = outcome instanceof Outcome.Skipped ? 0 : 1;
    return new Past.Settled(AttemptReport.of(outcome), attempts, 5, Optional.empty());
  }
}
