package dev.taskexec.kernel.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CandidatesTest {
  private static final int MANY = 100_000;

  @Test
  void what_is_offered_is_taken_in_plan_order_whenever_it_was_offered() {
    var stage = Stage.empty(new Sketch().queue("A").tasks("a", "b").queue("B").tasks("c"));

    stage.offer("c");
    stage.offer("b");
    assertThat(stage.take()).isEqualTo("b");
    stage.offer("a");
    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("c");
    assertThat(stage.take()).isEqualTo("-");
  }

  @Test
  void a_queue_has_no_more_places_than_workers() {
    var stage = Stage.of(new Sketch().queue("A").workers(2).tasks("a", "b", "c", "d"));

    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("b");
    assertThat(stage.take()).isEqualTo("-");
    stage.release("b");
    assertThat(stage.take()).isEqualTo("c");
    assertThat(stage.take()).isEqualTo("-");
  }

  @Test
  void a_full_queue_does_not_hold_back_others() {
    var stage = Stage.of(new Sketch().queue("A").workers(1).tasks("a", "b").queue("B").tasks("c"));

    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("c");
    stage.release("a");
    assertThat(stage.take()).isEqualTo("b");
  }

  @Test
  void queues_of_the_same_name_have_places_of_their_own() {
    var stage =
        Stage.of(new Sketch().queue("A").workers(1).tasks("a").queue("A").workers(1).tasks("b"));

    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("b");
  }

  @Test
  void two_tasks_that_use_the_same_lock_never_run_together() {
    var stage =
        Stage.of(
            new Sketch()
                .queue("A")
                .using("a", "database", "network")
                .using("b", "disk", "database")
                .queue("B")
                .using("c", "disk"));

    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("c");
    stage.release("a");
    assertThat(stage.take()).isEqualTo("-");
    stage.release("c");
    assertThat(stage.take()).isEqualTo("b");
  }

  @Test
  void a_lock_that_is_named_twice_is_one() {
    var stage = Stage.of(new Sketch().queue("A").using("a", "disk", "disk"));

    assertThat(stage.take()).isEqualTo("a");
  }

  @Test
  void nobody_holds_a_lock_while_waiting_for_a_place() {
    var stage =
        Stage.of(
            new Sketch()
                .queue("A")
                .workers(1)
                .tasks("a")
                .using("b", "disk")
                .queue("B")
                .using("c", "disk"));

    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("c");
  }

  @Test
  void when_a_place_comes_free_and_the_first_who_waits_is_stopped_elsewhere_the_next_gets_it() {
    var stage =
        Stage.of(
            new Sketch()
                .queue("A")
                .using("holder", "disk")
                .queue("B")
                .workers(1)
                .tasks("a")
                .using("b", "disk")
                .using("c", "disk", "network")
                .tasks("d"));
    assertThat(stage.take()).isEqualTo("holder");
    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("-");

    stage.release("a");

    assertThat(stage.take()).isEqualTo("d");
  }

  @Test
  void who_is_offered_while_somebody_behind_was_woken_goes_first() {
    var stage = Stage.empty(new Sketch().queue("A").workers(1).tasks("a", "b", "c"));
    stage.offer("a");
    stage.offer("c");
    assertThat(stage.take()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("-");

    stage.release("a");
    stage.offer("b");

    assertThat(stage.take()).isEqualTo("b");
    assertThat(stage.take()).isEqualTo("-");
  }

  @Test
  void no_window_of_time_has_more_starts_than_the_rate() {
    var stage = Stage.of(new Sketch().queue("A").rate(2, 100).tasks("a", "b", "c", "d", "e"));

    assertThat(stage.at(0).start()).isEqualTo("a");
    assertThat(stage.at(60).start()).isEqualTo("b");
    assertThat(stage.at(99).start()).isEqualTo("-");
    assertThat(stage.nextRate()).isEqualTo(100);
    assertThat(stage.at(100).start()).isEqualTo("c");
    assertThat(stage.start()).isEqualTo("-");
    assertThat(stage.nextRate()).isEqualTo(160);
    assertThat(stage.at(159).start()).isEqualTo("-");
    assertThat(stage.at(400).start()).isEqualTo("d");
    assertThat(stage.start()).isEqualTo("e");
    assertThat(stage.nextRate()).isEqualTo(-1);
  }

  @Test
  void a_start_counts_although_its_attempt_is_over_and_so_does_a_retry() {
    var stage = Stage.of(new Sketch().queue("A").rate(1, 100).tasks("a", "b"));

    assertThat(stage.at(0).start()).isEqualTo("a");
    stage.release("a");
    stage.offer("a");
    assertThat(stage.start()).isEqualTo("-");
    assertThat(stage.at(100).start()).isEqualTo("a");
    assertThat(stage.start()).isEqualTo("-");
    assertThat(stage.nextRate()).isEqualTo(200);
  }

  @Test
  void what_is_taken_counts_as_a_start_until_it_is_clear_that_it_will_not_start() {
    var stage = Stage.of(new Sketch().queue("A").rate(1, 100).tasks("a", "b"));

    assertThat(stage.at(0).take()).isEqualTo("a");
    assertThat(stage.at(500).take()).isEqualTo("-");
    assertThat(stage.nextRate()).isEqualTo(-1);
    stage.release("a");
    assertThat(stage.take()).isEqualTo("b");
  }

  @Test
  void a_window_begins_with_the_start_and_not_when_the_task_was_taken() {
    var stage = Stage.of(new Sketch().queue("A").rate(1, 100).tasks("a", "b"));

    assertThat(stage.at(0).take()).isEqualTo("a");
    stage.at(70).started("a");
    assertThat(stage.take()).isEqualTo("-");
    assertThat(stage.nextRate()).isEqualTo(170);
    assertThat(stage.at(170).take()).isEqualTo("b");
  }

  @Test
  void a_task_of_a_queue_with_a_rate_is_not_taken_ahead_and_does_not_hold_back_others() {
    var stage =
        Stage.of(
            new Sketch()
                .queue("A")
                .rate(9, 100)
                .using("a", "disk")
                .queue("B")
                .using("b", "disk")
                .using("c", "disk"));

    assertThat(stage.takeAhead()).isEqualTo("b");
    assertThat(stage.takeAhead()).isEqualTo("-");
    assertThat(stage.take()).isEqualTo("-");
    stage.release("b");
    assertThat(stage.takeAhead()).isEqualTo("c");
    stage.release("c");
    assertThat(stage.takeAhead()).isEqualTo("-");
    assertThat(stage.take()).isEqualTo("a");
  }

  @Test
  void an_enormous_rate_is_no_trouble() {
    var stage = Stage.of(new Sketch().queue("A").rate(Long.MAX_VALUE, Long.MAX_VALUE).tasks("a"));

    assertThat(stage.start()).isEqualTo("a");
  }

  @Test
  void a_queue_may_start_once_in_a_time_that_never_ends() {
    var stage = Stage.of(new Sketch().queue("A").rate(1, Long.MAX_VALUE).tasks("a", "b"));

    assertThat(stage.at(5).start()).isEqualTo("a");
    assertThat(stage.at(1L << 40).start()).isEqualTo("-");
    assertThat(stage.nextRate()).isGreaterThan(1L << 40);
  }

  @Test
  void what_did_not_get_its_budget_gives_its_place_to_others_and_is_away_until_it_is_unparked() {
    var stage = Stage.of(new Sketch().queue("A").workers(1).rate(1, 100).tasks("a", "b"));

    assertThat(stage.take()).isEqualTo("a");
    stage.putBack("a");
    assertThat(stage.take()).isEqualTo("b");
    stage.release("b");
    assertThat(stage.take()).isEqualTo("-");
    stage.unpark("a");
    assertThat(stage.take()).isEqualTo("a");
  }

  @Test
  void the_rest_is_all_that_is_offered_and_not_taken() {
    var stage =
        Stage.of(
            new Sketch()
                .queue("A")
                .workers(1)
                .tasks("a", "b")
                .queue("B")
                .tasks("c", "d")
                .queue("C")
                .rate(1, 9)
                .tasks("e", "f"));
    assertThat(stage.start()).isEqualTo("a");
    assertThat(stage.take()).isEqualTo("c");
    stage.putBack("c");
    assertThat(stage.take()).isEqualTo("d");
    assertThat(stage.start()).isEqualTo("e");
    assertThat(stage.take()).isEqualTo("-");

    assertThat(stage.rest()).containsExactly("b", "c", "f");

    assertThat(stage.rest()).isEmpty();
    assertThat(stage.nextRate()).isEqualTo(-1);
    stage.release("a");
    assertThat(stage.at(100).take()).isEqualTo("-");
    stage.offer("b");
    assertThat(stage.take()).isEqualTo("b");
  }

  @Test
  @Timeout(60)
  void a_hundred_thousand_who_wait_now_for_one_thing_and_now_for_another_move_in_one_step() {
    var sketch = new Sketch().queue("A").workers(1).tasks("plain").many("a", MANY, false, "disk");
    sketch.queue("B").using("holder", "disk");
    var tasks = sketch.planned();
    var candidates = new Candidates(sketch.plan(), tasks);
    tasks.forEach(candidates::offer);
    var plain = tasks.getFirst();
    var holder = tasks.getLast();
    assertThat(candidates.take(0, false)).contains(plain);
    assertThat(candidates.take(0, false)).contains(holder);

    // The queue's place and the lock come free in turn, and never both at once.
    for (var i = 0; i < MANY; i++) {
      candidates.release(plain);
      candidates.offer(plain);
      assertThat(candidates.take(0, false)).contains(plain);
      assertThat(candidates.take(0, false)).isEmpty();
      candidates.release(holder);
      candidates.offer(holder);
      assertThat(candidates.take(0, false)).contains(holder);
    }
  }

  @Test
  void calls_that_do_not_fit_the_state_of_a_task_are_bugs() {
    var stage = Stage.of(new Sketch().queue("A").tasks("a"));

    assertBug(() -> stage.offer("a"));
    assertBug(() -> stage.release("a"));
    assertBug(() -> stage.started("a"));
    assertBug(() -> stage.unpark("a"));
    stage.start();
    assertBug(() -> stage.putBack("a"));
    assertBug(() -> stage.offer("a"));
  }

  private static void assertBug(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class);
  }
}
