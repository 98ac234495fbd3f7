package dev.taskexec.abi.budget;

import static dev.taskexec.abi.budget.Quantity.IO;
import static dev.taskexec.abi.budget.Quantity.MEMORY_BYTES;
import static dev.taskexec.abi.budget.Quantity.WALL_MS;
import static dev.taskexec.abi.budget.Usage.How.MEASURED;
import static dev.taskexec.abi.budget.Usage.How.SAMPLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.budget.Usage.Figure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void what_is_spent_adds_up_and_what_is_held_gives_the_highest() {
    var first = Usage.NONE.with(WALL_MS, 10, MEASURED).with(MEMORY_BYTES, 700, SAMPLED);
    var second = Usage.NONE.with(WALL_MS, 5, MEASURED).with(MEMORY_BYTES, 300, MEASURED);

    var both = first.plus(second);

    assertThat(both.figures())
        .isEqualTo(
            Map.of(WALL_MS, new Figure(15, MEASURED), MEMORY_BYTES, new Figure(700, SAMPLED)));
  }

  @Test
  void amounts_beyond_the_largest_number_are_the_largest_number() {
    var most = Usage.NONE.with(IO, Long.MAX_VALUE, MEASURED);

    assertThat(most.plus(Usage.NONE.with(IO, 1, MEASURED))).isEqualTo(most);
    assertThatThrownBy(() -> Usage.NONE.with(IO, -1, MEASURED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void at_least_takes_of_each_quantity_the_larger_figure_with_how_it_is_known() {
    var one = Usage.NONE.with(WALL_MS, 10, MEASURED).with(MEMORY_BYTES, 700, SAMPLED);
    var other = Usage.NONE.with(WALL_MS, 12, SAMPLED).with(MEMORY_BYTES, 300, MEASURED);

    assertThat(one.atLeast(other.with(IO, 1, MEASURED)).figures())
        .isEqualTo(
            Map.of(
                WALL_MS, new Figure(12, SAMPLED),
                MEMORY_BYTES, new Figure(700, SAMPLED),
                IO, new Figure(1, MEASURED)));
  }

  @Test
  void a_quantity_that_only_one_measured_stays() {
    assertThat(Usage.NONE.plus(Usage.NONE.with(IO, 3, MEASURED)).figures())
        .containsExactly(Map.entry(IO, new Figure(3, MEASURED)));
  }

  @Test
  void a_budget_without_a_limit_is_not_a_budget_of_nothing() {
    var none = new Budget(Map.of(IO, 0L));

    assertThat(none.limit(IO)).hasValue(0);
    assertThat(none.limit(WALL_MS)).isEmpty();
    assertThat(Budget.NONE.isUnlimited()).isTrue();
    assertThatThrownBy(() -> new Budget(Map.of(IO, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
