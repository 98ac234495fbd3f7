package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {
  private static Reading json(String... lines) {
    return Reading.ofCard("```json effect\n" + String.join("\n", lines) + "\n```");
  }

  private static Reading yaml(String... lines) {
    return Reading.ofCard("```yaml effect\n" + String.join("\n", lines) + "\n```");
  }

  private static List<EffectEnvelope> effects(Reading reading) {
    return reading.task().work().effects();
  }

  @Test
  void an_envelope_may_be_json_or_yaml_and_one_or_several() {
    var one = json("{\"effect\": \"file.write\", \"args\": {\"n\": 1, \"s\": \"1\"}}");
    var several =
        yaml(
            "- effect: file.write",
            "  args: {n: 1, s: \"1\"}",
            "- effect: file.delete",
            "  v: 2",
            "  permit: [\"write:out/**\"]",
            "  budget: io 1, 2s",
            "  invariants: ['after: exists a']",
            "  idempotence_key: k");

    assertThat(effects(one)).hasSize(1);
    assertThat(effects(several)).hasSize(2);
    assertThat(effects(several).getFirst()).isEqualTo(effects(one).getFirst());
    assertThat(CanonicalJson.text(effects(one).getFirst().args()))
        .isEqualTo("{\"n\":1,\"s\":\"1\"}");
    var last = effects(several).getLast();
    assertThat(last.version()).isEqualTo(2);
    assertThat(last.permit().orElseThrow()).hasToString("[write:out/**]");
    assertThat(last.budget().limits()).hasToString("{WALL_MS=2000, IO=1}");
    assertThat(last.idempotenceKey()).contains("k");
    assertThat(last.invariants()).containsExactly("after: exists a");
    assertThat(several.task().work().agent()).isEqualTo("effect");
  }

  @Test
  void a_number_that_would_be_rounded_is_an_error_in_both() {
    assertThat(json("{\"effect\": \"x\", \"args\": {\"n\": 9007199254740993}}").codes())
        .containsExactly("SOT062:10");
    assertThat(yaml("{effect: x, args: {n: 9007199254740993}}").codes())
        .containsExactly("SOT062:10");
    assertThat(effects(json("{\"effect\": \"x\", \"args\": {\"n\": 9007199254740992}}")))
        .hasSize(1);
  }

  @Test
  void parameters_are_filled_into_texts_at_any_depth_but_not_into_keys() {
    var reading =
        Reading.of(
            """
            ---
            task-exec-kit: 1
            params: {v: "1\\"2"}
            ---
            # Execution Queue
            1. **Queue A — X**
            - Tasks: `TASK-001`
            # `TASK-001`
            ```json effect
            {"effect": "e", "args": {"${v}": ["a${v}", {"b": "$${v}"}]}, "idempotence_key": "${v}"}
            ```
            """);

    assertThat(CanonicalJson.text(effects(reading).getFirst().args()))
        .isEqualTo("{\"${v}\":[\"a1\\\"2\",{\"b\":\"${v}\"}]}");
    assertThat(effects(reading).getFirst().idempotenceKey()).contains("1\"2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      value = {
        "{\"effect\": 1} ¦ SOT062 10:12+1 `$.effect` is the number 1, not a string",
        "{} ¦ SOT062 10:1+1 `$` has no `effect`",
        "[1] ¦ SOT062 10:2+1 `$[0]` is the number 1, not an object such as {\"effect\": \"file.write\", \"args\": {}}",
        "{\"effect\": \"e\", \"arg\": {}} ¦ SOT050 10:17+5 `$.arg` is not read: there is no such field",
        "{\"effect\": \"e\", \"args\": []} ¦ SOT062 10:25+1 `$.args` is an array, not an object",
        "{\"effect\": \"e\", \"args\": {\"é\": \"${x}\"}} ¦ SOT035 10:31+6 `${x}` names a parameter that is not declared",
        "{\"effect\": \"e\", \"budget\": \"io one\"} ¦ SOT062 10:27+8 `one` is no whole number",
        "{\"effect\": \"e\", \"budget\": {\"oi\": 1}} ¦ SOT062 10:28+4 `$.budget.oi` is not read: there is no such field",
        "{\"effect\": \"e\" ¦ SOT062 11:1+0 the file ends in the middle of a value",
        "{\"effect\": \"e\", \"invariants\": [\"exist a\"]} ¦ SOT062 10:32+9 `$.invariants[0]` is no invariant: `exist` is no condition",
        "{\"effect\": \"e\", \"idempotence_key\": \"\"} ¦ SOT062 10:36+2 `$.idempotence_key` is \"\", not a name of 1 to 200 characters",
        "[] ¦ SOT063 10:1+1 `$` is an empty list, so nothing is done",
      })
  void what_is_wrong_in_json_is_said_with_its_place_in_the_source(String line, String finding) {
    assertThat(json(line).findings()).containsExactly(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      value = {
        "effect: 1 ¦ SOT062 10:9+1 `$.effect` is the number 1, not a string",
        "effect: e¶arg: {} ¦ SOT050 11:1+3 `$.arg` is not read: there is no such field",
        "effect: e¶args: {x: '${y}'} ¦ SOT035 11:12+4 `${y}` names a parameter that is not declared",
        "- effect: e¶- v: 2 ¦ SOT062 11:3+4 `$[1]` has no `effect`",
        "effect: e¶invariants:¶  - size a < 1 ¦ SOT062 12:5+10 `$.invariants[0]` is no invariant: `1` is no size",
        "effect: &a e ¦ SOT062 10:9+2 `&a` is an anchor of YAML, and these are not read",
      })
  void what_is_wrong_in_yaml_is_said_with_its_place_in_the_source(String lines, String finding) {
    assertThat(yaml(lines.split("¶")).findings()).containsExactly(finding);
  }

  @Test
  void a_misspelt_field_that_bounds_the_effect_is_an_error() {
    assertThat(codes("\"permits\": [\"write:a/**\"]")).containsExactly("SOT062:10");
    assertThat(codes("\"invariant\": []")).containsExactly("SOT062:10");
    assertThat(codes("\"budget\": {\"iO\": 1}")).containsExactly("SOT062:10");
    assertThat(codes("\"comment\": \"x\"")).containsExactly("SOT050:10");
  }

  private static List<String> codes(String field) {
    return Reading.ofCard("```json effect", "{\"effect\": \"e\", " + field + "}", "```").codes();
  }

  @Test
  void places_are_right_in_a_fence_that_stands_in_a_list() {
    var reading =
        Reading.ofCard("- Files:", "", "  ```json effect", "  {\"effect\":", "     7}", "  ```");

    assertThat(reading.findings())
        .containsExactly("SOT062 13:6+1 `$.effect` is the number 7, not a string");
  }
}
