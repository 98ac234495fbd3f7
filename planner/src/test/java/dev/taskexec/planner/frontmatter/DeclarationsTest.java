package dev.taskexec.planner.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationsTest {

  /// Declarations in YAML's short form, the first at 4:4, with values such as `a=1,b=2`.
  private static FrontMatterReading read(String declarations, String given) {
    var values = new LinkedHashMap<String, String>();
    Arrays.stream(given.split(","))
        .filter(pair -> !pair.isEmpty())
        .forEach(pair -> values.put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
    return FrontMatterReading.of(
        FrontMatterReading.text("params:", "  {" + declarations + "}"), values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "v: 1.10 § `` § {v=1.10}",
        "v: 1.10 § v=2 § {v=2}",
        "v: ~ § `` § {v=~}",
        "v: § v= § {v=}",
        "v: '' § `` § {v=}",
        "b: {type: bool, default: Yes} § `` § {b=true}",
        "b: {type: bool} § b=OFF § {b=false}",
        "i: {type: int} § i=-12 § {i=-12}",
        "s: {values: [dev, prod], default: dev, description: where to} § s=prod § {s=prod}",
        "s: {pattern: '[a-z]+', default: x} § s=yz § {s=yz}",
        "a: 1, b: 2 § b=3,a=4 § {a=4, b=3}",
        "s: x § s=${v} \"; rm § {s=${v} \"; rm}",
      })
  void values_are_given_or_declared(String declarations, String given, String expected) {
    var reading = read(declarations, given);

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.extended().parameters().values()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "v: § `` § SOT034 4:4+1 the parameter `v` has no value § give one with `--set v=VALUE`, or write a `default` in its declaration",
        "version: 1 § versoin=2 § SOT034 --set `versoin` is no parameter of this source § did you mean `version`?",
        "i: {type: int} § i=1.5 § SOT034 --set the value `1.5` is no int; line 4 declares `i` § give a whole number such as `42` or `-1`",
        "i: {type: int} § i=007 § SOT034 --set the value `007` is no int; line 4 declares `i` § give a whole number such as `42` or `-1`",
        "b: {type: bool} § b=ja § SOT034 --set the value `ja` is no bool; line 4 declares `b` § give `true` or `false`",
        "s: {values: [x, y]} § s=z § SOT034 --set the value `z` is none of the `values`; line 4 declares `s` § give one of `x`, `y`",
        "s: {pattern: '[a-z]'} § s=ab § SOT034 --set the value `ab` does not fit the pattern `[a-z]`; line 4 declares `s` § give a value that fits `[a-z]` from its start to its end",
        "V: x § `` § SOT033 4:4+1 `V` is no name of a parameter: small letters, digits and `_`, first a letter § give the parameter another name, such as `version` or `build_dir`",
        "https_proxy: x § `` § SOT033 4:4+11 `https_proxy` is a variable that programs obey, and scripts get parameters as variables § give the parameter another name, such as `version` or `build_dir`",
        "v: [a] § `` § SOT033 4:7+3 the parameter `v` is declared with a list § write its default, or `values: […]` and other keys below it",
        "v: {type: integer} § `` § SOT033 4:14+7 `integer` is no type of a parameter § write `string`, `int` or `bool`",
        "v: {defualt: x} § `` § SOT033 4:8+7 `defualt` says nothing about a parameter § did you mean `default`?",
        "v: {type: int, default: x} § `` § SOT033 4:28+1 the default `x` is no int § give a whole number such as `42` or `-1`",
        "v: {values: [a, b], default: c} § `` § SOT033 4:33+1 the default `c` is none of the `values` § give one of `a`, `b`",
        "v: {type: int, values: [1, a]} § `` § SOT033 4:31+1 the value `a` is no int § give a whole number such as `42` or `-1`",
        "v: {values: []} § `` § SOT033 4:8+6 `values` is empty; it takes a list of texts § write `values: [one, other]`, or leave it out",
        "v: {type: bool, values: [a]} § `` § SOT033 4:20+6 a `bool` is true or false already § write `values: [one, other]`, or leave it out",
        "v: {pattern: 'a(b'} § `` § SOT033 4:19+1 this group is never closed § write `)`, or `\\(` for the character",
        "v: {pattern: \"\\\\d(?=b)\"} § `` § SOT033 4:22+1 look-around, flags and names of groups are not read § write `(…)` or `(?:…)`",
        "v: {default: } § `` § SOT033 4:8+7 `default` is nothing; it takes a text § write a text, `\"\"` for an empty one, or leave the key out",
        "v: \"a\\nb\" § `` § SOT033 4:8+4 the default `a�b` holds a line end, a NUL or half of a character § give a value of one line",
      })
  void what_does_not_fit_is_a_finding(
      String declarations, String given, String finding, String help) {
    var reading = read(declarations, given);

    assertThat(reading.findings()).containsExactly(finding);
    assertThat(reading.helps()).containsExactly(help);
  }

  @Test
  void a_wrong_declaration_is_not_also_a_wrong_value() {
    var reading = read("v: {type: number}, w: {type: integer}", "v=1");

    assertThat(reading.findings()).hasSize(2).allMatch(found -> found.startsWith("SOT033"));
    assertThat(reading.extended().parameters().faulty()).containsExactlyInAnyOrder("v", "w");
  }

  @Test
  void a_value_that_does_not_fit_shows_its_declaration() {
    var reading = read("i: {type: int}", "i=x");

    assertThat(reading.diagnostics().getFirst().related())
        .singleElement()
        .matches(related -> related.label().equals("declared here"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "a\ud800b"})
  void values_are_one_line(String value) {
    assertThat(read("v: x", "v=" + value).findings())
        .singleElement()
        .asString()
        .contains("holds a line end, a NUL or half of a character");
  }

  @Test
  void values_are_at_most_4096_characters() {
    assertThat(read("v: x", "v=" + "y".repeat(4_096)).findings()).isEmpty();
    assertThat(read("v: x", "v=" + "y".repeat(4_097)).findings())
        .singleElement()
        .asString()
        .contains("is longer than 4,096 characters");
  }

  @Test
  void there_are_at_most_a_thousand() {
    var many =
        IntStream.rangeClosed(0, 1_000)
            .mapToObj(i -> "p" + i + ": x")
            .collect(Collectors.joining(", "));

    assertThat(read(many, "").findings())
        .containsExactly(
            "SOT033 4:3+%d `params` is longer; it takes at most 1,000 names with values"
                .formatted(many.length() + 2));
  }
}
