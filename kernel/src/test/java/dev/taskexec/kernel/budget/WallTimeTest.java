package dev.taskexec.kernel.budget;

import static dev.taskexec.abi.budget.Quantity.WALL_MS;
import static dev.taskexec.abi.budget.Usage.How.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.kernel.budget.Broker.Answer;
import dev.taskexec.kernel.budget.Broker.Over;
import dev.taskexec.kernel.task.PlannedTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallTimeTest {
  private static final long MS = 1_000_000;

  @ParameterizedTest(name = "a clock that begins at {0}")
  @ValueSource(longs = {0, 12_345, -7_000_000_000L, Long.MAX_VALUE - 3 * MS, Long.MIN_VALUE})
  void an_attempt_is_over_its_own_bound_a_moment_after_it(long begin) {
    var plan = new TestingBudgets(Budget.NONE).queue(Budget.NONE, TestingBudget.of(WALL_MS, 5));
    var broker = new Broker(plan.plan());
    var task = plan.tasks().getFirst();
    var lease = lease(broker, task);
    assertThat(broker.nextWall(begin)).isEqualTo(Long.MAX_VALUE);

    broker.begin(lease, begin);

    assertThat(broker.nextWall(begin + MS)).isEqualTo(begin + 5 * MS + 1);
    assertThat(broker.overWall(begin + 5 * MS)).isEmpty();
    assertThat(broker.overWall(begin + 5 * MS + 1))
        .containsExactly(new Over(task, new Overrun(WALL_MS, "the task", 5, 6)));
    assertThat(broker.overWall(begin + 9 * MS)).isEmpty();
    assertThat(broker.nextWall(begin + 9 * MS)).isEqualTo(Long.MAX_VALUE);
    assertThat(broker.settle(lease, Usage.NONE, begin + 9 * MS))
        .isEqualTo(Usage.NONE.with(WALL_MS, 9, MEASURED));
  }

  @Test
  void attempts_without_a_bound_draw_their_time_together() {
    var plan =
        new TestingBudgets(TestingBudget.of(WALL_MS, 12))
            .queue(Budget.NONE, Budget.NONE, Budget.NONE, Budget.NONE);
    var broker = new Broker(plan.plan());
    var tasks = plan.tasks();
    var first = lease(broker, tasks.get(0));
    var second = lease(broker, tasks.get(1));

    broker.begin(first, 0);
    assertThat(broker.nextWall(0)).isEqualTo(12 * MS + 1);
    broker.begin(second, 4 * MS);
    // 8 ms are left for two.
    assertThat(broker.nextWall(5 * MS)).isEqualTo(8 * MS + 1);
    assertThat(broker.overWall(8 * MS)).isEmpty();
    assertThat(broker.overWall(8 * MS + 1))
        .containsExactly(
            new Over(tasks.get(0), new Overrun(WALL_MS, "the plan", 12, 13)),
            new Over(tasks.get(1), new Overrun(WALL_MS, "the plan", 12, 13)));

    // They are told once, and draw until they have ended.
    assertThat(broker.nextWall(9 * MS)).isEqualTo(Long.MAX_VALUE);
    assertThat(broker.overWall(9 * MS)).isEmpty();
    assertThat(broker.reserve(tasks.get(2)))
        .isEqualTo(new Answer.Refused(new Overrun(WALL_MS, "the plan", 12, 15)));
    var _ = broker.settle(first, Usage.NONE, 10 * MS);
    var _ = broker.settle(second, Usage.NONE, 10 * MS);
    assertThat(broker.reserve(tasks.get(2)))
        .isEqualTo(new Answer.Refused(new Overrun(WALL_MS, "the plan", 12, 17)));
  }

  @Test
  void what_is_set_aside_is_not_there_to_be_drawn() {
    var plan =
        new TestingBudgets(TestingBudget.of(WALL_MS, 20))
            .queue(Budget.NONE, Budget.NONE, TestingBudget.of(WALL_MS, 10));
    var broker = new Broker(plan.plan());
    var drawing = lease(broker, plan.tasks().get(0));
    broker.begin(drawing, 0);
    var own = lease(broker, plan.tasks().get(1));

    assertThat(broker.nextWall(0)).isEqualTo(10 * MS + 1);

    broker.begin(own, 0);
    var _ = broker.settle(own, Usage.NONE.with(WALL_MS, 3, MEASURED), 3 * MS);
    assertThat(broker.nextWall(3 * MS)).isEqualTo(17 * MS + 1);
  }

  @Test
  void a_queue_and_the_plan_are_both_drawn_from_and_the_tighter_one_ends_it() {
    var plan =
        new TestingBudgets(TestingBudget.of(WALL_MS, 10))
            .queue(TestingBudget.of(WALL_MS, 4), Budget.NONE)
            .queue(Budget.NONE, Budget.NONE);
    var broker = new Broker(plan.plan());
    var first = lease(broker, plan.tasks().get(0));
    var other = lease(broker, plan.tasks().get(1));
    broker.begin(first, 0);
    broker.begin(other, 0);

    assertThat(broker.nextWall(0)).isEqualTo(4 * MS + 1);
    assertThat(broker.overWall(4 * MS + 1))
        .containsExactly(new Over(plan.tasks().get(0), new Overrun(WALL_MS, "Q0", 4, 5)));
    var _ = broker.settle(first, Usage.NONE, 4 * MS + 1);

    assertThat(broker.nextWall(4 * MS + 1)).isEqualTo(6 * MS + 1);
  }

  @Test
  void a_bound_that_is_never_reached_is_no_moment() {
    var most = TestingBudget.of(WALL_MS, Long.MAX_VALUE);
    var plan = new TestingBudgets(most).queue(most, Budget.NONE, most);
    var broker = new Broker(plan.plan());
    var drawing = lease(broker, plan.tasks().getFirst());
    broker.begin(drawing, 5);

    assertThat(broker.nextWall(5)).isEqualTo(Long.MAX_VALUE);
    assertThat(broker.overWall(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void an_attempt_that_did_not_begin_has_taken_no_time() {
    var plan =
        new TestingBudgets(TestingBudget.of(WALL_MS, 5))
            .queue(Budget.NONE, TestingBudget.of(WALL_MS, 5));
    var broker = new Broker(plan.plan());
    var lease = lease(broker, plan.tasks().getFirst());

    assertThat(broker.settle(lease, Usage.NONE, 99 * MS)).isEqualTo(Usage.NONE);

    assertThat(broker.reserve(plan.tasks().getFirst())).isInstanceOf(Answer.Granted.class);
  }

  private static Lease lease(Broker broker, PlannedTask task) {
    return ((Answer.Granted) broker.reserve(task)).lease();
  }
}
