package dev.taskexec.planner.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeReaderTest {

  @Test
  void reads_every_attribute_of_a_queue() {
    var queue =
        Place.settings(
            Owner.QUEUE,
            "Needs: Queue Z",
            "Order: Sequential",
            "Workers: 2",
            "Rate: 10 per minute",
            "Budget: 1h",
            "Task budget: 90s",
            "Agent: shell",
            "Permits: `read:src/**`, run:mvn",
            "Timeout: 1m",
            "Retry: 3 times",
            "Idempotent: yes",
            "On failure: continue",
            "Uses: db",
            "Env: A=1",
            "Workdir: service",
            "Inputs: src/**",
            "Outputs: target/app.jar",
            "Tags: slow, nightly");

    assertThat(queue.attributes()).isEqualTo(Attribute.all());
    assertThat(queue.get(Attribute.ORDER)).contains(Order.SEQUENTIAL);
    assertThat(queue.get(Attribute.WORKERS)).contains(2);
    assertThat(queue.get(Attribute.RATE)).contains(new Rate(10, 60_000));
    assertThat(queue.get(Attribute.BUDGET)).contains(wall(3_600_000));
    assertThat(queue.get(Attribute.TASK_BUDGET)).contains(wall(90_000));
    assertThat(queue.get(Attribute.AGENT)).contains("shell");
    assertThat(queue.get(Attribute.PERMITS)).contains(permits("read:src/**", "run:mvn"));
    assertThat(queue.get(Attribute.TIMEOUT)).contains(60_000L);
    assertThat(queue.get(Attribute.RETRY)).contains(new Retry(3, 1_000, 30_000, List.of()));
    assertThat(queue.get(Attribute.IDEMPOTENT)).contains(true);
    assertThat(queue.get(Attribute.ON_FAILURE)).contains(OnFailure.CONTINUE);
    assertThat(queue.get(Attribute.USES)).contains(List.of("db"));
    assertThat(queue.get(Attribute.ENV).orElseThrow()).isEqualTo(Map.of("A", "1"));
    assertThat(queue.get(Attribute.WORKDIR)).contains("service");
    assertThat(queue.get(Attribute.INPUTS)).contains(List.of("src/**"));
    assertThat(queue.get(Attribute.OUTPUTS)).contains(List.of("target/app.jar"));
    assertThat(queue.get(Attribute.TAGS)).contains(List.of("slow", "nightly"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"On failure", "on-failure", "ON_FAILURE", " on  failure "})
  void names_have_any_case_and_any_joint(String name) {
    assertThat(Attribute.named(name)).contains(Attribute.ON_FAILURE);
  }

  @Test
  void an_unknown_name_gets_the_nearest_or_all() {
    assertThat(Place.of(Owner.CARD, "Timout: 1m", "Colour: red").findings())
        .containsExactly(
            "SOT050:1 `Timout` is no attribute -> did you mean `Timeout`?",
            "SOT050:2 `Colour` is no attribute -> take it away, or take the colon away if it is"
                + " prose; the attributes are Needs, Order, Workers, Rate, Budget, Task budget,"
                + " Agent, Permits, Timeout, Retry, Idempotent, On failure, Uses, Env, Workdir,"
                + " Inputs, Outputs, Tags");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CARD | Order: parallel | `Order` means nothing on a task card -> write it below a queue",
        "ROW | Workers: 2 | `Workers` means nothing in a table of tasks -> write it below a queue",
        "CARD | Task budget: 1s | `Task budget` means nothing on a task card"
            + " -> write `Budget` for the budget of the task",
        "DEFAULTS | Needs: A | `Needs` means nothing below `defaults`"
            + " -> write it below a queue or on a task card",
        "DEFAULTS | Rate: 1/s | `Rate` means nothing below `defaults` -> write it below a queue",
      })
  void what_means_nothing_there_is_not_set(Owner owner, String line, String finding) {
    var place = Place.of(owner, line);

    assertThat(place.findings()).containsExactly("SOT053:1 " + finding);
    assertThat(place.settings().isEmpty()).isTrue();
  }

  @Test
  void what_is_set_twice_points_at_both_and_keeps_the_first() {
    var card = Place.of(Owner.CARD, "Timeout: 1m", "timeout: 2m");

    assertThat(card.findings())
        .containsExactly("SOT052:2 `Timeout` is set twice -> keep one of the two");
    assertThat(card.diagnostics().getFirst().related())
        .singleElement()
        .satisfies(
            related -> {
              assertThat(related.label()).isEqualTo("it is set here already");
              assertThat(related.place())
                  .isInstanceOfSatisfying(
                      dev.taskexec.abi.source.Place.InText.class,
                      text -> assertThat(text.span().line()).isEqualTo(1));
            });
    assertThat(card.settings().get(Attribute.TIMEOUT)).contains(60_000L);
  }

  @Test
  void lists_may_be_repeated_and_add_up() {
    var card =
        Place.settings(
            Owner.CARD,
            "Tags: a, b",
            "Tags: b, c",
            "Env: A=1",
            "Env: B=2, A=1",
            "Permits: read:a",
            "Permits: - `read:b`; read:a",
            "Needs: `TASK-001`",
            "Needs: `TASK-002`, `TASK-001`");

    assertThat(card.get(Attribute.TAGS)).contains(List.of("a", "b", "c"));
    assertThat(card.get(Attribute.ENV).orElseThrow())
        .containsExactly(Map.entry("A", "1"), Map.entry("B", "2"));
    assertThat(card.get(Attribute.PERMITS)).contains(permits("read:a", "read:b"));
    assertThat(names(card.get(Attribute.NEEDS).orElseThrow()))
        .containsExactly("TASK-001", "TASK-002");
  }

  @Test
  void repeated_lists_that_contradict_each_other_are_findings() {
    var card =
        Place.of(
            Owner.CARD,
            "Env: A=1",
            "Env: A=2",
            "Permits: read:a",
            "Permits: unconfined",
            "Needs: `TASK-001`",
            "Needs: `TASK-001` (any outcome)");

    assertThat(card.findings())
        .containsExactly(
            "SOT052:2 `A` is set to two values -> keep one of the two",
            "SOT052:4 `unconfined` stands beside permits, which then mean nothing"
                + " -> keep one of the two",
            "SOT052:6 `TASK-001` is needed twice, once with `(any outcome)` and once without"
                + " -> keep one of the two");
  }

  @Test
  void a_hundred_thousand_repeats_add_up() {
    var lines =
        IntStream.range(0, 100_000).mapToObj(i -> "Needs: TASK-" + i).toArray(String[]::new);

    assertThat(Place.settings(Owner.CARD, lines).get(Attribute.NEEDS).orElseThrow())
        .hasSize(100_000);
  }

  @Test
  void items_may_stand_apart_and_budgets_in_a_mapping() {
    var card =
        Place.settings(
            Owner.CARD,
            "Budget: - 90s; cpu 5s, io 1",
            "Retry: {times=3; backoff=1s to 2s; on exit=75, 69}",
            "Env: {A=x, \"y\"; B=}",
            "Tags: - `a, b`; c",
            "Timeout: - 1m");

    assertThat(card.get(Attribute.BUDGET))
        .contains(
            new Budget(
                Map.of(Quantity.WALL_MS, 90_000L, Quantity.CPU_MS, 5_000L, Quantity.IO, 1L)));
    assertThat(card.get(Attribute.RETRY)).contains(new Retry(3, 1_000, 2_000, List.of(75, 69)));
    assertThat(card.get(Attribute.ENV).orElseThrow())
        .containsExactly(Map.entry("A", "x, \"y\""), Map.entry("B", ""));
    assertThat(card.get(Attribute.TAGS)).contains(List.of("a, b", "c"));
    assertThat(card.get(Attribute.TIMEOUT)).contains(60_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Timeout: - 1m; 2m | there are 2 values where one is expected",
        "Tags: - a, b; c | there is a comma in `a, b`, which is one item",
        "Tags: {a=b} | there are names with values where a text is expected",
        "Timeout: | a duration is missing",
        "Tags: | the value is empty",
        "Needs: | the value is empty",
      })
  void a_value_of_the_wrong_form_is_a_finding(String line, String message) {
    assertThat(Place.of(Owner.CARD, line).findings())
        .singleElement()
        .asString()
        .startsWith("SOT051:1 " + message);
  }

  @Test
  void defaults_call_the_budget_of_a_task_by_either_name() {
    assertThat(Place.settings(Owner.DEFAULTS, "task_budget: 1s").get(Attribute.BUDGET))
        .contains(wall(1_000));
    assertThat(Place.of(Owner.DEFAULTS, "budget: 1s", "task budget: 2s").findings()).hasSize(1);
  }

  @Test
  void places_are_those_of_the_values() {
    var card = Place.settings(Owner.CARD, "Timeout: 1m", "Tags: a", "Tags: b");

    assertThat(card.from(Attribute.TIMEOUT)).isEqualTo(9);
    assertThat(card.to(Attribute.TIMEOUT)).isEqualTo(11);
    assertThat(card.from(Attribute.TAGS)).isEqualTo(18);
    assertThat(card.to(Attribute.TAGS)).isEqualTo(27);
  }

  private static List<String> names(List<NeedText> needs) {
    return needs.stream().map(need -> need.name().text()).toList();
  }

  private static Budget wall(long ms) {
    return new Budget(Map.of(Quantity.WALL_MS, ms));
  }

  private static PermitTerms permits(String... rules) {
    return new PermitTerms(false, List.of(rules).stream().map(PermitRule::parse).toList());
  }
}
