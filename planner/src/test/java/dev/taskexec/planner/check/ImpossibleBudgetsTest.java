package dev.taskexec.planner.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.planner.check.Draft.Part;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ImpossibleBudgetsTest {

  @Test
  void a_task_cannot_get_more_than_its_queue_has() {
    var plan = limited(Quantity.IO, 5).add(new Part("A").limit(Quantity.IO, 6)).plan();

    assertThat(Checked.lines(plan))
        .containsExactly(
            "CHK003 OfTaskBudget[queue=0, task=0, quantity=IO]: `A` asks for up to 6 `io`, but"
                + " `Q` has 5 in all");
    assertThat(Checked.of(plan).getFirst().help())
        .isEqualTo("ask for 5 or less, or raise the other limit");
    assertThat(Checked.related(plan))
        .containsExactly("OfQueueBudget[queue=0, quantity=IO]: the limit of `Q`");
  }

  @Test
  void the_smaller_one_of_queue_and_plan_counts() {
    var plan =
        limited(Quantity.IO, 5)
            .budget(Quantity.IO, 4)
            .add(new Part("A").limit(Quantity.IO, 6))
            .plan();

    assertThat(messages(plan))
        .containsExactly("`A` asks for up to 6 `io`, but the plan has 4 in all");
  }

  @Test
  void what_fits_exactly_or_is_another_quantity_is_fine() {
    var plan =
        limited(Quantity.IO, 5)
            .add(new Part("A").limit(Quantity.IO, 5))
            .add(new Part("B").limit(Quantity.TOKENS, 6))
            .plan();

    assertThat(messages(plan)).isEmpty();
  }

  @Test
  void an_envelope_cannot_get_more_than_its_task_has() {
    var plan =
        new Draft()
            .queue("Q")
            .add(new Part("A").limit(Quantity.IO, 1).effect(Quantity.IO, 2))
            .plan();

    assertThat(messages(plan))
        .containsExactly(
            "the effect `file.write` of `A` asks for up to 2 `io`, but `A` has 1 in all");
  }

  @Test
  void commands_need_a_process() {
    var own = new Draft().queue("Q").add(new Part("A").limit(Quantity.PROCESSES, 0).command());
    var shared = limited(Quantity.PROCESSES, 0).add(new Part("A").command()).add(new Part("B"));

    assertThat(messages(own.plan()))
        .containsExactly("`A` has commands, but the `processes` of `A` are 0");
    assertThat(messages(shared.plan()))
        .containsExactly("`A` has commands, but the `processes` of `Q` are 0");
  }

  private static Draft limited(Quantity quantity, long limit) {
    return new Draft()
        .queue("Q", Order.PARALLEL, OptionalInt.empty(), new Budget(Map.of(quantity, limit)));
  }

  private static List<String> messages(ExecutionPlan plan) {
    return Checked.of(plan).stream().map(found -> found.message()).toList();
  }
}
