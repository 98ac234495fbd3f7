package dev.taskexec.planner.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.planner.attribute.Attribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {

  @Test
  void attributes_are_read_as_below_a_card() {
    var defaults =
        FrontMatterReading.ofKeys(
                "params: {minutes: 5}",
                "defaults:",
                "  Timeout: ${minutes}m",
                "  on_failure: continue",
                "  task-budget: 90s, cpu 5s",
                "  env: {A: 'b, c', D: 1.10}",
                "  tags: [x, y]",
                "  permits:",
                "    - read:src/**",
                "    - 'run:mvn'")
            .extended()
            .defaults();

    assertThat(defaults.get(Attribute.TIMEOUT)).hasValue(300_000L);
    assertThat(defaults.get(Attribute.ON_FAILURE).orElseThrow().word()).isEqualTo("continue");
    assertThat(defaults.get(Attribute.BUDGET).orElseThrow().limit(Quantity.CPU_MS)).hasValue(5_000);
    assertThat(defaults.get(Attribute.ENV)).hasValue(ordered("A", "b, c", "D", "1.10"));
    assertThat(defaults.get(Attribute.TAGS)).hasValue(List.of("x", "y"));
    assertThat(defaults.get(Attribute.PERMITS).orElseThrow().rules()).hasSize(2);
  }

  @Test
  void their_places_are_those_of_the_values() {
    var text = FrontMatterReading.text("defaults:", "  timeout: \"5m\"");

    var defaults = FrontMatterReading.of(text).extended().defaults();

    assertThat(text.substring(defaults.from(Attribute.TIMEOUT), defaults.to(Attribute.TIMEOUT)))
        .isEqualTo("5m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "budget: 90s, cpu 5s § {WALL_MS=90000, CPU_MS=5000}",
        "budget: {wall: 90s, cpu: 5s} § {WALL_MS=90000, CPU_MS=5000}",
        "budget: [90s, cpu 5s] § {WALL_MS=90000, CPU_MS=5000}",
        "budget: 1m30s § {WALL_MS=90000}",
      })
  void the_budget_of_the_plan_is_a_text_a_list_or_a_mapping(String line, String expected) {
    var reading = FrontMatterReading.ofKeys(line);

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.extended().budget().limits()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "timeuot: 5m § SOT050 4:3+7",
        "needs: TASK-001 § SOT053 4:3+5",
        "timeout: 5 § SOT051 4:12+1",
        "timeout: \"5 parsecs\" § SOT051 4:15+7",
        "timeout: § SOT031 4:3+7",
        "tags: [[a]] § SOT031 4:10+3",
        "env: {A: {B: c}} § SOT031 4:12+6",
        "workdir: ${folder} § SOT035 4:12+9",
        "permits: nothing § SOT054 4:12+7",
      })
  void what_is_wrong_is_found_at_its_place(String line, String expected) {
    var findings = FrontMatterReading.ofKeys("defaults:", "  " + line).findings();

    assertThat(findings).singleElement().asString().startsWith(expected + " ");
  }

  private static SequencedMap<String, String> ordered(String... namesAndValues) {
    var map = new LinkedHashMap<String, String>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
