package dev.taskexec.kernel.frontier;

import static dev.taskexec.kernel.frontier.Sketch.anyOutcome;
import static dev.taskexec.kernel.frontier.Sketch.anyOutcomeOfQueue;
import static dev.taskexec.kernel.frontier.Sketch.need;
import static dev.taskexec.kernel.frontier.Sketch.needQueue;
import static dev.taskexec.kernel.frontier.Walk.ERROR;
import static dev.taskexec.kernel.frontier.Walk.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.abi.plan.OnFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NeedGraphTest {
  private static final int MANY = 100_000;

  @Test
  void tasks_without_needs_are_free_in_plan_order_and_only_once() {
    var walk = Walk.of(new Sketch().queue("A").tasks("a1", "a2").queue("B").tasks("b1"));

    assertThat(walk.free()).containsExactly("a1", "a2", "b1");
    assertThat(walk.free()).isEmpty();
  }

  @Test
  void a_task_is_ready_when_the_last_of_its_needs_is_met() {
    var walk =
        Walk.of(new Sketch().queue("A").task("c", need("a"), need("b")).tasks("a").tasks("b"));

    assertThat(walk.free()).containsExactly("a", "b");
    assertThat(walk.settle("b", OK)).isEmpty();
    assertThat(walk.settle("a", new Outcome.Noop())).containsExactly("c");
  }

  @Test
  void a_need_that_is_written_twice_is_one() {
    var walk = Walk.of(new Sketch().queue("A").tasks("a").task("b", need("a"), need("a")));

    assertThat(walk.settle("a", OK)).containsExactly("b");
  }

  @Test
  void what_is_done_or_up_to_date_meets_a_need() {
    var walk =
        Walk.of(new Sketch().queue("A").tasks("a", "b").task("c", need("a")).task("d", need("b")));

    assertThat(walk.settle("a", new Skipped(Why.DONE, ""))).containsExactly("c");
    assertThat(walk.settle("b", new Skipped(Why.UP_TO_DATE, ""))).containsExactly("d");
  }

  @Test
  void a_failed_need_dooms_at_once_although_others_are_not_settled() {
    var walk = Walk.of(new Sketch().queue("A").tasks("a", "b").task("c", need("a"), need("b")));

    assertThat(walk.settle("a", ERROR)).containsExactly("c: needs `a`, which ended with error");
    assertThat(walk.settle("b", ERROR)).isEmpty();
    assertThat(walk.skip("c")).isEmpty();
  }

  @Test
  void a_reason_says_how_the_need_ended() {
    assertThat(reasonAfter(new Outcome.Timeout(Duration.ofSeconds(1))))
        .isEqualTo("needs `a`, which ended with timeout");
    assertThat(reasonAfter(new Outcome.Denied("no")))
        .isEqualTo("needs `a`, which ended with denied");
    assertThat(reasonAfter(new Outcome.Exhausted("no")))
        .isEqualTo("needs `a`, which ended with exhausted");
    assertThat(reasonAfter(new Outcome.Cancelled("no")))
        .isEqualTo("needs `a`, which was cancelled");
    assertThat(reasonAfter(new Outcome.InDoubt("no"))).isEqualTo("needs `a`, which is in doubt");
  }

  @Test
  void however_far_away_the_reason_names_what_failed_first() {
    var walk =
        Walk.of(
            new Sketch()
                .queue("A")
                .tasks("a")
                .task("b", need("a"))
                .task("c", need("b"))
                .task("d", need("c")));

    assertThat(walk.settle("a", ERROR)).containsExactly("b: needs `a`, which ended with error");
    assertThat(walk.skip("b"))
        .containsExactly("c: needs `b`, which was skipped because `a` ended with error");
    assertThat(walk.skip("c"))
        .containsExactly("d: needs `c`, which was skipped because `a` ended with error");
  }

  @Test
  void a_task_that_was_skipped_in_an_earlier_run_dooms_without_a_cause() {
    var walk = Walk.of(new Sketch().queue("A").tasks("a").task("b", need("a")));

    assertThat(walk.skip("a")).containsExactly("b: needs `a`, which was skipped");
  }

  @Test
  void any_outcome_meets_a_need_that_says_so() {
    var walk =
        Walk.of(
            new Sketch()
                .queue("A")
                .tasks("a")
                .task("b", need("a"))
                .task("c", anyOutcome("a"), anyOutcome("b")));

    assertThat(walk.settle("a", ERROR)).containsExactly("b: needs `a`, which ended with error");
    assertThat(walk.skip("b")).containsExactly("c");
  }

  @Test
  void a_failure_that_is_forgiven_meets_needs_but_being_cancelled_is_not_forgiven() {
    var sketch =
        new Sketch()
            .queue("A")
            .task("a", List.of(), List.of(), OnFailure.CONTINUE)
            .task("b", need("a"));

    assertThat(Walk.of(sketch).settle("a", ERROR)).containsExactly("b");
    assertThat(Walk.of(sketch).settle("a", new Outcome.Cancelled("")))
        .containsExactly("b: needs `a`, which was cancelled");
  }

  @Test
  void a_need_on_a_repeated_id_means_all_its_instances() {
    var sketch = new Sketch().queue("A").tasks("a", "a", "a").task("b", need("a"));
    var good = Walk.of(sketch);
    var bad = Walk.of(sketch);

    assertThat(good.settle("a#2", OK)).isEmpty();
    assertThat(good.settle("a", OK)).isEmpty();
    assertThat(good.settle("a#3", OK)).containsExactly("b");
    assertThat(bad.settle("a#2", ERROR)).containsExactly("b: needs `a#2`, which ended with error");
    assertThat(bad.settle("a", ERROR)).isEmpty();
  }

  @Test
  void a_sequential_queue_is_a_chain() {
    var walk = Walk.of(new Sketch().queue("A").sequential().tasks("a", "b", "c"));

    assertThat(walk.free()).containsExactly("a");
    assertThat(walk.settle("a", OK)).containsExactly("b");
    assertThat(walk.settle("b", ERROR)).containsExactly("c: needs `b`, which ended with error");
  }

  @Test
  void a_sequential_queue_of_which_a_part_is_selected_is_a_chain_still() {
    var sketch = new Sketch().queue("A").sequential().tasks("a", "b", "c");
    var all = sketch.planned();
    var walk = new Walk(sketch.plan(), List.of(all.getFirst(), all.getLast()));

    assertThat(walk.free()).containsExactly("a");
    assertThat(walk.settle("a", OK)).containsExactly("c");
  }

  @Test
  void a_need_on_a_queue_is_met_when_all_of_it_is_good() {
    var walk = Walk.of(twoQueues());

    assertThat(walk.free()).containsExactly("a1", "a2", "clean");
    assertThat(walk.settle("a2", OK)).isEmpty();
    assertThat(walk.settle("a1", OK)).containsExactly("b1", "b2", "report");
  }

  @Test
  void a_failure_in_a_queue_dooms_at_once_and_other_needs_wait_for_the_rest_of_it() {
    var walk = Walk.of(twoQueues());

    assertThat(walk.settle("a2", ERROR))
        .containsExactly(
            "b1: needs the queue Queue A — X, in which `a2` ended with error",
            "b2: needs the queue Queue A — X, in which `a2` ended with error");
    assertThat(walk.settle("a1", OK)).containsExactly("report");
  }

  @Test
  void a_skipped_task_of_a_queue_is_named_with_what_failed_first() {
    var walk =
        Walk.of(
            new Sketch()
                .queue("Z")
                .tasks("z")
                .queue("Queue A — X")
                .task("a", need("z"))
                .queue("B")
                .task("b", needQueue("Queue A — X")));

    walk.settle("z", ERROR);

    assertThat(walk.skip("a"))
        .containsExactly(
            "b: needs the queue Queue A — X, in which `a` was skipped because `z` ended with error");
  }

  @Test
  void a_need_on_a_name_that_several_queues_bear_means_all_of_them() {
    var walk =
        Walk.of(
            new Sketch()
                .queue("A")
                .tasks("a1")
                .queue("A")
                .tasks("a2")
                .queue("B")
                .task("b", needQueue("A")));

    assertThat(walk.settle("a1", OK)).isEmpty();
    assertThat(walk.settle("a2", OK)).containsExactly("b");
  }

  @Test
  void what_needs_a_queue_without_tasks_needs_what_that_needs() {
    var sketch =
        new Sketch()
            .queue("A")
            .tasks("a")
            .queue("E")
            .after(need("a"))
            .queue("B")
            .task("b", needQueue("E"))
            .task("c", anyOutcomeOfQueue("E"));

    assertThat(Walk.of(sketch).free()).containsExactly("a");
    assertThat(Walk.of(sketch).settle("a", OK)).containsExactly("b", "c");
    assertThat(Walk.of(sketch).settle("a", ERROR))
        .containsExactly(
            "c", "b: needs the queue E, which could not start because `a` ended with error");
  }

  @Test
  void a_queue_without_tasks_and_needs_is_not_waited_for() {
    var walk = Walk.of(new Sketch().queue("E").queue("B").after(needQueue("E")).tasks("b"));

    assertThat(walk.free()).containsExactly("b");
  }

  @Test
  void needs_on_what_is_not_selected_count_as_met() {
    var sketch =
        new Sketch()
            .queue("A")
            .tasks("a1", "a2", "a1")
            .queue("B")
            .tasks("b")
            .queue("C")
            .after(needQueue("B"))
            .task("c1", need("a2"))
            .task("c2", need("a1"))
            .task("c3", needQueue("A"));
    var selected = new ArrayList<>(sketch.planned());
    selected.removeIf(task -> List.of("a1", "a2", "b").contains(task.instance().toString()));
    var walk = new Walk(sketch.plan(), selected);

    assertThat(walk.free()).containsExactly("a1#2", "c1");
    assertThat(walk.settle("a1#2", OK)).containsExactly("c2", "c3");
  }

  @Test
  void what_is_settled_before_the_run_begins_is_neither_free_nor_ready() {
    var walk =
        Walk.of(new Sketch().queue("A").tasks("a").task("b", need("a")).task("c", need("b")));

    assertThat(walk.settle("b", new Skipped(Why.DONE, ""))).containsExactly("c");
    assertThat(walk.free()).containsExactly("a");
    assertThat(walk.settle("a", ERROR)).isEmpty();
  }

  @Test
  void a_second_outcome_is_a_bug() {
    var walk = Walk.of(new Sketch().queue("A").tasks("a"));
    walk.settle("a", OK);

    assertThatThrownBy(() -> walk.settle("a", OK)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_circle_is_a_bug() {
    var sketch = new Sketch().queue("A").task("a", need("b")).task("b", need("a"));

    assertThatThrownBy(() -> Walk.of(sketch)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(60)
  void a_failure_passes_down_a_chain_of_a_hundred_thousand_queues_without_tasks() {
    var sketch = new Sketch().queue("Q0").tasks("first");
    for (var i = 1; i <= MANY; i++) {
      sketch.queue("Q" + i).after(needQueue("Q" + (i - 1)));
    }
    var walk = Walk.of(sketch.task("last"));

    assertThat(walk.free()).containsExactly("first");
    assertThat(walk.settle("first", ERROR))
        .containsExactly(
            "last: needs the queue Q99999, which could not start because `first` ended with error");
  }

  @Test
  @Timeout(60)
  void a_queue_of_a_hundred_thousand_tasks_may_need_another_of_as_many() {
    var sketch = new Sketch().queue("A").many("a", MANY, false).queue("B");
    sketch.after(needQueue("A")).many("b", MANY, false);
    var tasks = sketch.planned();
    var graph = NeedGraph.of(sketch.plan(), tasks);

    assertThat(graph.free()).hasSize(MANY);
    for (var task : tasks.subList(1, MANY)) {
      assertThat(graph.settle(task, OK).ready()).isEmpty();
    }
    assertThat(graph.settle(tasks.getFirst(), OK).ready()).hasSize(MANY);
  }

  @Test
  @Timeout(60)
  void a_queue_that_a_hundred_thousand_tasks_need_may_fail_a_hundred_thousand_times() {
    var sketch = new Sketch().queue("A").many("a", MANY, false);
    sketch.queue("B").manyNeeding("b", MANY, needQueue("A"));
    var tasks = sketch.planned();
    var graph = NeedGraph.of(sketch.plan(), tasks);

    assertThat(graph.settle(tasks.getFirst(), ERROR).doomed()).hasSize(MANY);
    for (var task : tasks.subList(1, MANY)) {
      assertThat(graph.settle(task, ERROR).doomed()).isEmpty();
    }
  }

  @Test
  @Timeout(60)
  void a_failure_passes_down_a_chain_of_a_hundred_thousand_tasks_with_one_short_reason() {
    var sketch = new Sketch().queue("A").many("a", MANY, true);
    var tasks = sketch.planned();
    var graph = NeedGraph.of(sketch.plan(), tasks);

    var doomed = graph.settle(tasks.getFirst(), ERROR).doomed();
    for (var i = 1; i < MANY - 1; i++) {
      doomed = graph.settle(doomed.getFirst().task(), new Skipped(Why.NEED_FAILED, "")).doomed();
    }

    assertThat(doomed)
        .extracting(NeedGraph.Doomed::reason)
        .containsExactly("needs `a99998`, which was skipped because `a0` ended with error");
  }

  private static Sketch twoQueues() {
    return new Sketch()
        .queue("Queue A — X")
        .tasks("a1", "a2")
        .queue("Queue B — Y")
        .after(needQueue("Queue A — X"))
        .tasks("b1", "b2")
        .queue("Queue C — Z")
        .task("report", anyOutcomeOfQueue("Queue A — X"))
        .tasks("clean");
  }

  private static String reasonAfter(Outcome outcome) {
    var sketch = new Sketch().queue("A").tasks("a").task("b", need("a"));
    return Walk.of(sketch).settle("a", outcome).getFirst().substring("b: ".length());
  }
}
