package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.KnownEffect;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Envelopes are compared with what the effects that are installed take.
class KnownEffectsTest {
  private static final KnownEffect WRITE = new KnownEffect("file.write", 1, schema());

  @Test
  void what_fits_is_not_spoken_of() {
    var reading =
        json(
            "{\"effect\": \"file.write\", \"args\": {\"path\": \"a\", \"mode\": \"keep\", \"limit\": 5,"
                + " \"tags\": [\"x\"], \"env\": {\"A\": \"b\"}}}");

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.task().work().effects()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      value = {
        "{\"pth\": \"a\", \"path\": \"a\"} ¦ SOT062 10:35+5 `$.args.pth` is not read: `file.write` has no such argument",
        "{\"limit\": 1} ¦ SOT062 10:34+1 `$.args` has no `path`, which `file.write` needs",
        "{\"path\": 1} ¦ SOT062 10:43+1 `$.args.path` is the number 1, not a string",
        "{\"path\": \"a\", \"mode\": \"kep\"} ¦ SOT062 10:56+5 `$.args.mode` is the string \"kep\", not \"keep\" or \"replace\"",
        "{\"path\": \"a\", \"limit\": 0} ¦ SOT062 10:57+1 `$.args.limit` is 0, less than 1",
        "{\"path\": \"a\", \"limit\": 11} ¦ SOT062 10:57+2 `$.args.limit` is 11, more than 10",
        "{\"path\": \"a\", \"tags\": []} ¦ SOT062 10:56+1 `$.args.tags` has 0 items, fewer than 1",
        "{\"path\": \"a\", \"tags\": [7]} ¦ SOT062 10:57+1 `$.args.tags[0]` is the number 7, not a string",
        "{\"path\": \"a\", \"env\": {\"A\": true}} ¦ SOT062 10:61+4 `$.args.env.A` is true, not a string",
      })
  void arguments_that_the_effect_does_not_take_are_errors(String args, String finding) {
    assertThat(json("{\"effect\": \"file.write\", \"args\": " + args + "}").findings())
        .containsExactly(finding);
  }

  @Test
  void the_remedy_is_the_nearest_name_or_what_the_effect_says() {
    assertThat(help("{\"effect\": \"file.wrte\"}")).isEqualTo("did you mean `file.write`?");
    assertThat(help("{\"effect\": \"file.write\", \"args\": {\"path\": \"a\", \"lmit\": 1}}"))
        .isEqualTo("did you mean \"limit\"?");
    assertThat(help("{\"effect\": \"file.write\", \"args\": {}}"))
        .isEqualTo("add \"path\": The file.");
  }

  @Test
  void an_effect_that_is_not_here_is_a_warning_as_it_may_be_where_the_plan_is_run() {
    var reading = json("{\"effect\": \"disk.free\", \"args\": {\"any\": 1}}");

    assertThat(reading.findings())
        .containsExactly(
            "SOT071 10:12+11 `$.effect` is \"disk.free\", but no effect has that name here");
    assertThat(reading.task().work().effects()).hasSize(1);
  }

  @Test
  void another_version_is_an_error() {
    assertThat(json("{\"effect\": \"file.write\", \"v\": 2}").findings())
        .containsExactly("SOT062 10:31+1 `$.v` is 2, but `file.write` has version 1");
  }

  private static String help(String line) {
    return json(line).diagnostics().getFirst().help();
  }

  private static Reading json(String line) {
    return Reading.ofCard(Reading.With.effects(WRITE), "```json effect", line, "```");
  }

  private static Obj schema() {
    var text = Obj.builder().put("type", "string").build();
    return Obj.builder()
        .put("type", "object")
        .put(
            "properties",
            Obj.builder()
                .put(
                    "path",
                    Obj.builder().put("type", "string").put("description", "The file.").build())
                .put("mode", Obj.builder().putStrings("enum", List.of("keep", "replace")).build())
                .put(
                    "limit",
                    Obj.builder()
                        .put("type", "integer")
                        .put("minimum", 1)
                        .put("maximum", 10)
                        .build())
                .put(
                    "tags",
                    Obj.builder()
                        .put("type", "array")
                        .put("minItems", 1)
                        .put("items", text)
                        .build())
                .put(
                    "env",
                    Obj.builder().put("type", "object").put("additionalProperties", text).build())
                .build())
        .putStrings("required", List.of("path"))
        .put("additionalProperties", JsonValue.FALSE)
        .build();
  }
}
