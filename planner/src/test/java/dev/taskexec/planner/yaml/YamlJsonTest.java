package dev.taskexec.planner.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlJsonTest {
  private final Diagnostics diagnostics = new Diagnostics();

  private String json(String yaml) {
    var source = new Source("sot.md", yaml);
    var findings = new Findings(source, diagnostics);
    return Yaml.read(Written.of(source, 0, yaml.length()), Code.SOT062, findings)
        .flatMap(value -> new YamlJson(Code.SOT062, findings).read(value))
        .map(CanonicalJson::text)
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "{a: 1, b: [x, null, ~, true, False], c: } § {\"a\":1,\"b\":[\"x\",null,null,true,false],\"c\":null}",
        "[0x1f, 0o17, -12, +3, 1.5, .5, 1e3, 1.] § [31,15,-12,3,1.5,0.5,1000,1]",
        "[yes, 1_000, 2026-11-21, 0b1, 1.10.2, 0o8] § [\"yes\",\"1_000\",\"2026-11-21\",\"0b1\",\"1.10.2\",\"0o8\"]",
        "['1', \"true\", 'null'] § [\"1\",\"true\",\"null\"]",
        "9007199254740992 § 9007199254740992",
        "{1: a, true: b} § {\"1\":\"a\",\"true\":\"b\"}",
      })
  void the_core_schema_says_what_plain_texts_are(String yaml, String expected) {
    var json = json(yaml);

    assertThat(json).isEqualTo(expected);
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "1e999",
        ".inf",
        "-.Inf",
        ".nan",
        "0xffffffffffffffff"
      })
  void numbers_that_json_does_not_keep_are_findings(String number) {
    var json = json("[1, " + number + ", x]");

    assertThat(json).isEqualTo("none");
    assertThat(diagnostics.sorted())
        .singleElement()
        .matches(found -> found.message().contains("`" + number + "`"));
  }

  @Test
  void a_million_digits_are_not_worked_out() {
    assertThat(json("9".repeat(1_000_000))).isEqualTo("none");
    assertThat(json("1." + "9".repeat(1_000_000))).isEqualTo("none");
  }
}
