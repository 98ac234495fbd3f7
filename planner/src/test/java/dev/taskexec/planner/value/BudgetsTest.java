package dev.taskexec.planner.value;

import static dev.taskexec.abi.budget.Quantity.CPU_MS;
import static dev.taskexec.abi.budget.Quantity.IO;
import static dev.taskexec.abi.budget.Quantity.MEMORY_BYTES;
import static dev.taskexec.abi.budget.Quantity.OUTPUT_BYTES;
import static dev.taskexec.abi.budget.Quantity.PROCESSES;
import static dev.taskexec.abi.budget.Quantity.TOKENS;
import static dev.taskexec.abi.budget.Quantity.WALL_MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {

  @Test
  void reads_every_quantity() {
    var budget = read("90s, cpu 5s, memory 2GiB, output 10MiB, processes 64, io 100, tokens 4_000");

    assertThat(budget)
        .isEqualTo(
            new Budget(
                Map.of(
                    WALL_MS, 90_000L,
                    CPU_MS, 5_000L,
                    MEMORY_BYTES, 2L << 30,
                    OUTPUT_BYTES, 10L << 20,
                    PROCESSES, 64L,
                    IO, 100L,
                    TOKENS, 4_000L)));
  }

  @Test
  void wall_time_may_have_its_name_and_names_any_case() {
    assertThat(read("WALL 1 h 30 min, Cpu 0s").limits())
        .containsExactly(Map.entry(WALL_MS, 5_400_000L), Map.entry(CPU_MS, 0L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu 5s memory 2GiB | [memory] a comma is missing before `memory`"
            + " -> write `cpu 5s, memory 2GiB`",
        "90s cpu 5s | [cpu] a comma is missing before `cpu` -> write `90s, cpu 5s`",
        "64 processes | [64 processes] `processes` stands behind its amount"
            + " -> write the name first: `processes 64`",
        "memory: 2GiB | [memory:] `memory:` has a `:` behind the name -> write `memory 2GiB`",
        "memory=2GiB | [memory=2GiB] `memory=2GiB` has a `=` behind the name -> write `memory 2GiB`",
        "memory 10m | [m] `m` is no unit of size"
            + " -> write `10MiB` (powers of 1024) or `10MB` (powers of 1000)",
        "2GiB | [2GiB] `2GiB` is a size, but of what? -> write `memory 2GiB` or `output 2GiB`",
        "mem 2GiB | [mem] `mem` is nothing that a budget limits; there are wall, cpu, memory,"
            + " output, processes, io, tokens -> write `memory 2GiB`",
        "procesess 4 | [procesess] `procesess` is nothing that a budget limits; there are wall,"
            + " cpu, memory, output, processes, io, tokens -> write `processes 4`",
        "90s, wall 5s | [wall] `wall` is limited twice -> keep one of the two limits",
        "tokens 4,000 | [000] `000` has no unit; a comma separates quantities"
            + " -> write a large number without commas: `4000` or `4_000`",
        "cpu | [] a duration is missing -> write a duration such as `1h30m`",
        "90s,,cpu 5s | [] an item of the list is empty"
            + " -> take the comma or the bullet away, or add the item",
      })
  void says_what_is_wrong_and_how_to_mend_it(String text, String finding) {
    assertThat(Given.listTrouble(text, Budgets::read)).containsExactly(finding);
  }

  @Test
  void finds_several_things_at_once() {
    assertThat(Given.listTrouble("90, cpu 5, memory 2G", Budgets::read)).hasSize(3);
  }

  @Test
  void a_quantity_that_is_limited_twice_points_at_the_first() {
    var given = Given.of("cpu 1s, cpu 2s");

    var read = given.listBy(Budgets::read);

    assertThat(read).isEmpty();
    assertThat(given.diagnostics().sorted().getFirst().related())
        .singleElement()
        .satisfies(related -> assertThat(related.label()).isEqualTo("the first stands here"));
  }

  @Test
  void says_a_budget_as_it_is_written() {
    assertThat(Budgets.text(read("tokens 5, memory 2 GiB, wall 90s")))
        .isEqualTo("1m30s, memory 2GiB, tokens 5");
  }

  private static Budget read(String text) {
    return Given.list(text, Budgets::read);
  }
}
