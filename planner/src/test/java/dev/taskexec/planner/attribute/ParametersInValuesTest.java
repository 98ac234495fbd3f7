package dev.taskexec.planner.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersInValuesTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "n", "3",
          "d", "90s",
          "unit", "minute",
          "list", "a, b",
          "evil", "5s, memory 1GiB",
          "any", "TASK-001 (any outcome)",
          "open", "unconfined, read:/**",
          "word", "a`b\"c\\d e");

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void parameters_stand_for_parts() {
    assertThat(read(Attribute.TIMEOUT, "${d}")).contains(90_000L);
    assertThat(read(Attribute.WORKERS, "${n}")).contains(3);
    assertThat(read(Attribute.BUDGET, "${d}, io ${n}"))
        .contains(new Budget(Map.of(Quantity.WALL_MS, 90_000L, Quantity.IO, 3L)));
    assertThat(read(Attribute.RETRY, "${n} times, backoff 1ms to ${d}, on exit ${n}, ${n}"))
        .contains(new Retry(3, 1, 90_000, List.of(3)));
    assertThat(read(Attribute.RATE, "${n} per ${unit}")).contains(new Rate(3, 60_000));
    assertThat(read(Attribute.ENV, "A=x-${n}, B=$${n}").orElseThrow())
        .containsExactly(Map.entry("A", "x-3"), Map.entry("B", "${n}"));
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void a_value_adds_no_item_and_no_mark() {
    assertThat(read(Attribute.TAGS, "${list}, ${word}")).contains(List.of("a, b", "a`b\"c\\d e"));
    assertThat(read(Attribute.ENV, "A=${list}").orElseThrow())
        .containsExactly(Map.entry("A", "a, b"));
    assertThat(read(Attribute.NEEDS, "${any}").orElseThrow())
        .singleElement()
        .satisfies(need -> assertThat(need.anyOutcome()).isFalse());
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Budget, cpu ${evil}", "Permits, ${open}", "Timeout, ${list}", "Tags, ${nobody}"})
  void a_value_that_does_not_fit_is_one_finding(String name, String text) {
    assertThat(read(Attribute.named(name).orElseThrow(), text)).isEmpty();
    assertThat(diagnostics.sorted()).hasSize(1);
  }

  private <T> Optional<T> read(Attribute<T> attribute, String text) {
    var source = new Source("sot.md", attribute.label() + text);
    var reader =
        new AttributeReader(
            new Parameters(new LinkedHashMap<>(VALUES)), new Findings(source, diagnostics));
    var into = new Settings.Builder();
    var end = attribute.label().length();
    reader.read(
        Written.of(source, 0, end),
        Value.of(Written.of(source, end, source.text().length())),
        Owner.QUEUE,
        into);
    return into.build().get(attribute);
  }
}
