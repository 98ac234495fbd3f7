package dev.taskexec.kernel.budget;

import static dev.taskexec.abi.budget.Quantity.CPU_MS;
import static dev.taskexec.abi.budget.Quantity.IO;
import static dev.taskexec.abi.budget.Quantity.MEMORY_BYTES;
import static dev.taskexec.abi.budget.Quantity.OUTPUT_BYTES;
import static dev.taskexec.abi.budget.Quantity.TOKENS;
import static dev.taskexec.abi.budget.Quantity.WALL_MS;
import static dev.taskexec.abi.budget.Usage.How.MEASURED;
import static dev.taskexec.abi.budget.Usage.How.SAMPLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.kernel.budget.Broker.Answer;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrokerTest {
  private static final String PLAN = "the plan";

  @Test
  void what_nothing_bounds_gets_a_lease_without_bounds() {
    var plan = new TestingBudgets(Budget.NONE).queue(Budget.NONE, Budget.NONE);

    var answer = new Broker(plan.plan()).reserve(plan.tasks().getFirst());

    assertThat(answer).isEqualTo(new Answer.Granted(Lease.UNLIMITED));
    assertThat(Lease.UNLIMITED.isBounded()).isFalse();
  }

  @Test
  void a_task_waits_until_another_gives_back_enough() {
    var six = TestingBudget.of(TOKENS, 6);
    var plan = new TestingBudgets(TestingBudget.of(TOKENS, 10)).queue(Budget.NONE, six, six);
    var broker = new Broker(plan.plan());
    var first = lease(broker, plan.tasks().get(0));

    var second = broker.reserve(plan.tasks().get(1));
    assertThat(second).isEqualTo(new Answer.Wait(PLAN));
    assertThat(broker.mayAskAgain()).isEmpty();

    var charged = broker.settle(first, Usage.NONE.with(TOKENS, 4, MEASURED), 0);
    assertThat(charged).isEqualTo(Usage.NONE.with(TOKENS, 4, MEASURED));
    assertThat(broker.mayAskAgain()).containsExactly(plan.tasks().get(1));
    assertThat(broker.reserve(plan.tasks().get(1))).isInstanceOf(Answer.Granted.class);
    assertThat(broker.mayAskAgain()).isEmpty();
  }

  @Test
  void what_could_never_fit_is_refused_at_once_with_the_figure() {
    var six = TestingBudget.of(TOKENS, 6);
    var plan = new TestingBudgets(TestingBudget.of(TOKENS, 10)).queue(Budget.NONE, six, six);
    var broker = new Broker(plan.plan());
    var first = lease(broker, plan.tasks().get(0));

    assertThat(first.spend(TOKENS, 5, MEASURED)).isEmpty();

    // Even if all that is set aside came back, 5 are gone.
    assertThat(broker.reserve(plan.tasks().get(1)))
        .isEqualTo(new Answer.Refused(new Overrun(TOKENS, PLAN, 10, 11)));
  }

  @Test
  void a_waiting_task_is_refused_when_the_others_spent_too_much() {
    var six = TestingBudget.of(TOKENS, 6);
    var plan = new TestingBudgets(TestingBudget.of(TOKENS, 10)).queue(Budget.NONE, six, six);
    var broker = new Broker(plan.plan());
    var first = lease(broker, plan.tasks().get(0));
    assertThat(broker.reserve(plan.tasks().get(1))).isInstanceOf(Answer.Wait.class);

    var _ = broker.settle(first, Usage.NONE.with(TOKENS, 6, MEASURED), 0);

    assertThat(broker.mayAskAgain()).containsExactly(plan.tasks().get(1));
    assertThat(broker.reserve(plan.tasks().get(1)))
        .isEqualTo(new Answer.Refused(new Overrun(TOKENS, PLAN, 10, 12)));
  }

  @Test
  void the_queue_is_asked_before_the_plan_and_both_are_charged() {
    var three = TestingBudget.of(IO, 3);
    var plan =
        new TestingBudgets(TestingBudget.of(IO, 5))
            .queue(TestingBudget.of(IO, 4), three, three)
            .queue(Budget.NONE, three);
    var broker = new Broker(plan.plan());
    var first = lease(broker, plan.tasks().get(0));

    assertThat(broker.reserve(plan.tasks().get(1))).isEqualTo(new Answer.Wait("Q0"));
    assertThat(broker.reserve(plan.tasks().get(2))).isEqualTo(new Answer.Wait(PLAN));

    var _ = broker.settle(first, Usage.NONE.with(IO, 2, MEASURED), 0);

    assertThat(broker.mayAskAgain()).containsExactly(plan.tasks().get(1));
    assertThat(broker.reserve(plan.tasks().get(1)))
        .isEqualTo(new Answer.Refused(new Overrun(IO, "Q0", 4, 5)));
    assertThat(broker.mayAskAgain()).containsExactly(plan.tasks().get(2));
    assertThat(broker.reserve(plan.tasks().get(2))).isInstanceOf(Answer.Granted.class);
  }

  @Test
  void who_waits_holds_back_later_ones_that_need_the_same_and_nobody_else() {
    var plan =
        new TestingBudgets(new Budget(Map.of(MEMORY_BYTES, 10L, TOKENS, 10L)))
            .queue(
                Budget.NONE,
                TestingBudget.of(MEMORY_BYTES, 6),
                TestingBudget.of(MEMORY_BYTES, 8),
                TestingBudget.of(MEMORY_BYTES, 1),
                new Budget(Map.of(TOKENS, 5L, MEMORY_BYTES, 0L)));
    var broker = new Broker(plan.plan());
    var first = lease(broker, plan.tasks().get(0));
    assertThat(broker.reserve(plan.tasks().get(1))).isEqualTo(new Answer.Wait(PLAN));

    // It would fit, and would keep the one before it waiting.
    assertThat(broker.reserve(plan.tasks().get(2))).isEqualTo(new Answer.Wait(PLAN));
    assertThat(broker.reserve(plan.tasks().get(3))).isInstanceOf(Answer.Granted.class);

    broker.withdraw(plan.tasks().get(1));
    assertThat(broker.mayAskAgain()).containsExactly(plan.tasks().get(2));
    assertThat(broker.reserve(plan.tasks().get(2))).isInstanceOf(Answer.Granted.class);
    assertThat(first.left(MEMORY_BYTES)).hasValue(6);
  }

  @Test
  void a_task_without_a_bound_of_its_own_draws_from_what_nobody_has_set_aside() {
    var plan =
        new TestingBudgets(TestingBudget.of(OUTPUT_BYTES, 100))
            .queue(Budget.NONE, Budget.NONE, TestingBudget.of(OUTPUT_BYTES, 60));
    var broker = new Broker(plan.plan());
    var drawing = lease(broker, plan.tasks().get(0));
    assertThat(drawing.spend(OUTPUT_BYTES, 30, MEASURED)).isEmpty();
    var _ = lease(broker, plan.tasks().get(1));

    assertThat(drawing.left(OUTPUT_BYTES)).hasValue(10);
    assertThat(drawing.spend(OUTPUT_BYTES, 10, MEASURED)).isEmpty();
    assertThat(drawing.spend(OUTPUT_BYTES, 7, MEASURED))
        .contains(new Overrun(OUTPUT_BYTES, PLAN, 100, 107));
  }

  @Test
  void what_is_seen_only_afterwards_is_charged_although_it_is_too_much() {
    var own = TestingBudget.of(CPU_MS, 10);
    var plan = new TestingBudgets(TestingBudget.of(CPU_MS, 30)).queue(Budget.NONE, own, own, own);
    var broker = new Broker(plan.plan());
    var first = lease(broker, plan.tasks().get(0));

    assertThat(first.spend(CPU_MS, 14, SAMPLED)).contains(new Overrun(CPU_MS, "the task", 10, 14));
    var charged = broker.settle(first, Usage.NONE.with(CPU_MS, 15, MEASURED), 0);

    assertThat(charged).isEqualTo(Usage.NONE.with(CPU_MS, 15, MEASURED));
    assertThat(lease(broker, plan.tasks().get(1)).left(CPU_MS)).hasValue(10);
    assertThat(broker.reserve(plan.tasks().get(2))).isEqualTo(new Answer.Wait(PLAN));
  }

  @Test
  void an_operation_that_does_not_fit_is_not_charged() {
    var plan =
        new TestingBudgets(TestingBudget.of(IO, 9)).queue(Budget.NONE, TestingBudget.of(IO, 1));
    var broker = new Broker(plan.plan());
    var lease = lease(broker, plan.tasks().getFirst());

    assertThat(lease.spend(IO, 1, MEASURED)).isEmpty();
    assertThat(lease.spend(IO, 1, MEASURED)).contains(new Overrun(IO, "the task", 1, 2));

    assertThat(broker.settle(lease, Usage.NONE, 0)).isEqualTo(Usage.NONE.with(IO, 1, MEASURED));
  }

  @Test
  void memory_comes_back_whole() {
    var plan =
        new TestingBudgets(TestingBudget.of(MEMORY_BYTES, 100))
            .queue(Budget.NONE, Budget.NONE, TestingBudget.of(MEMORY_BYTES, 100));
    var broker = new Broker(plan.plan());
    var drawing = lease(broker, plan.tasks().get(0));

    assertThat(drawing.hold(MEMORY_BYTES, 70, SAMPLED)).isEmpty();
    assertThat(drawing.hold(MEMORY_BYTES, 40, SAMPLED)).isEmpty();
    assertThat(drawing.left(MEMORY_BYTES)).hasValue(100);
    assertThat(drawing.hold(MEMORY_BYTES, 120, SAMPLED))
        .contains(new Overrun(MEMORY_BYTES, PLAN, 100, 120));
    assertThat(broker.reserve(plan.tasks().get(1))).isEqualTo(new Answer.Wait(PLAN));

    var used = broker.settle(drawing, Usage.NONE, 0);
    assertThat(used).isEqualTo(Usage.NONE.with(MEMORY_BYTES, 120, SAMPLED));
    assertThat(broker.mayAskAgain()).containsExactly(plan.tasks().get(1));
    assertThat(broker.reserve(plan.tasks().get(1))).isInstanceOf(Answer.Granted.class);
  }

  @Test
  void nothing_starts_where_nothing_is_left_of_what_it_is_sure_to_spend() {
    var plan =
        new TestingBudgets(new Budget(Map.of(CPU_MS, 5L, TOKENS, 0L)))
            .queue(Budget.NONE, Budget.NONE, TestingBudget.of(CPU_MS, 5), Budget.NONE);
    var broker = new Broker(plan.plan());
    // That it may use no tokens keeps no command from running.
    var drawing = lease(broker, plan.tasks().get(0));
    var _ = lease(broker, plan.tasks().get(1));

    assertThat(broker.reserve(plan.tasks().get(2))).isEqualTo(new Answer.Wait(PLAN));

    var _ = broker.settle(drawing, Usage.NONE.with(CPU_MS, 5, MEASURED), 0);
    assertThat(broker.mayAskAgain()).containsExactly(plan.tasks().get(2));
    assertThat(broker.reserve(plan.tasks().get(2)))
        .isEqualTo(new Answer.Refused(new Overrun(CPU_MS, PLAN, 5, 6)));
  }

  @Test
  void amounts_near_the_largest_number_go_round_nowhere() {
    var most = TestingBudget.of(OUTPUT_BYTES, Long.MAX_VALUE);
    var plan = new TestingBudgets(most).queue(most, Budget.NONE, most);
    var broker = new Broker(plan.plan());
    var lease = lease(broker, plan.tasks().get(0));

    assertThat(lease.spend(OUTPUT_BYTES, Long.MAX_VALUE - 1, MEASURED)).isEmpty();
    assertThat(lease.left(OUTPUT_BYTES)).hasValue(1);
    assertThat(lease.spend(OUTPUT_BYTES, Long.MAX_VALUE, MEASURED)).isPresent();
    assertThat(lease.left(OUTPUT_BYTES)).hasValue(0);
    assertThat(broker.reserve(plan.tasks().get(1))).isInstanceOf(Answer.Refused.class);
    var used = broker.settle(lease, Usage.NONE.with(OUTPUT_BYTES, 1, MEASURED), Long.MIN_VALUE);
    assertThat(used).isEqualTo(Usage.NONE.with(OUTPUT_BYTES, Long.MAX_VALUE, MEASURED));
  }

  @Test
  void a_lease_ends_once_and_gives_nothing_afterwards() {
    var plan =
        new TestingBudgets(Budget.NONE).queue(Budget.NONE, TestingBudget.of(OUTPUT_BYTES, 5));
    var broker = new Broker(plan.plan());
    var lease = lease(broker, plan.tasks().getFirst());
    var _ = broker.settle(lease, Usage.NONE, 0);

    assertThat(lease.left(OUTPUT_BYTES)).hasValue(0);
    assertThat(lease.spend(OUTPUT_BYTES, 1, MEASURED)).isPresent();
    assertThat(lease.hold(MEMORY_BYTES, 1, MEASURED)).isPresent();
    assertThatThrownBy(() -> broker.settle(lease, Usage.NONE, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> broker.begin(lease, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_envelope_narrows_the_lease_and_remembers_what_its_effect_spent() {
    var plan = new TestingBudgets(Budget.NONE).queue(Budget.NONE, TestingBudget.of(TOKENS, 9));
    var lease = lease(new Broker(plan.plan()), plan.tasks().getFirst());
    var first = lease.narrowedTo(envelope(TestingBudget.of(TOKENS, 5)));
    var second = lease.narrowedTo(envelope(TestingBudget.of(TOKENS, 50)));

    assertThat(first.left(TOKENS)).hasValue(5);
    assertThat(first.spend(TOKENS, 4, MEASURED)).isEmpty();
    assertThat(first.spend(TOKENS, 2, MEASURED)).contains(new Overrun(TOKENS, "the effect", 5, 6));
    assertThat(first.spent()).isEqualTo(Usage.NONE.with(TOKENS, 6, MEASURED));

    assertThat(second.left(TOKENS)).hasValue(3);
    assertThat(second.spend(TOKENS, 4, MEASURED)).contains(new Overrun(TOKENS, "the task", 9, 10));
    assertThat(second.left(CPU_MS)).isEmpty();
  }

  @Test
  void a_negative_amount_is_a_bug() {
    var plan = new TestingBudgets(Budget.NONE).queue(Budget.NONE, TestingBudget.of(TOKENS, 9));
    var lease = lease(new Broker(plan.plan()), plan.tasks().getFirst());

    assertThatThrownBy(() -> lease.spend(TOKENS, -1, MEASURED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lease.hold(MEMORY_BYTES, -1, MEASURED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void time_is_not_drawn_through_the_meter() {
    var plan = new TestingBudgets(Budget.NONE).queue(Budget.NONE, TestingBudget.of(WALL_MS, 1));
    var lease = lease(new Broker(plan.plan()), plan.tasks().getFirst());

    assertThat(lease.spend(WALL_MS, 5, MEASURED)).isEqualTo(Optional.empty());
    assertThat(lease.reserved()).isEqualTo(TestingBudget.of(WALL_MS, 1));
  }

  private static Lease lease(Broker broker, PlannedTask task) {
    return ((Answer.Granted) broker.reserve(task)).lease();
  }

  private static EffectEnvelope envelope(Budget budget) {
    return new EffectEnvelope(
        "testing.effect",
        1,
        JsonValue.Obj.EMPTY,
        List.of(),
        Optional.empty(),
        budget,
        Optional.empty());
  }
}
