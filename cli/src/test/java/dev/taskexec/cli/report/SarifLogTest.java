package dev.taskexec.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.cli.exit.ExitCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifLogTest {
  private static final Source SOURCE = new Source("a b/sot.md", "x\n😀 bad\r\nend");

  @Test
  void columns_count_utf_16_code_units() {
    var text = log(Diagnostic.of(Code.SOT051, SOURCE.place(5, 3), "bad", "mend it"));

    assertThat(text)
        .contains(
            "\"region\":{\"charLength\":3,\"charOffset\":5,\"endColumn\":7,\"endLine\":2,"
                + "\"startColumn\":4,\"startLine\":2}")
        .contains("\"uri\":\"a%20b/sot.md\"")
        .contains("\"columnKind\":\"utf16CodeUnits\"");
  }

  @Test
  void a_rule_stands_for_each_code_that_occurs_and_a_result_keeps_its_own_level() {
    var text =
        log(
            Diagnostic.of(Code.SOT051, SOURCE.place(0, 1), "one", "mend"),
            Diagnostic.of(Code.PLN011, new Place.OfFile("p"), "two", "mend").as(Severity.NOTE),
            Diagnostic.of(Code.SOT051, SOURCE.place(0, 1), "three", "mend"));

    assertThat(text.split("\"shortDescription\"", -1)).hasSize(3);
    assertThat(text)
        .contains(
            "\"level\":\"note\",\"locations\":[{\"physicalLocation\":"
                + "{\"artifactLocation\":{\"uri\":\"p\"}}}],"
                + "\"message\":{\"text\":\"two\\nhelp: mend\"},\"ruleId\":\"PLN011\",\"ruleIndex\":1");
  }

  @Test
  void related_places_are_numbered_and_options_are_logical() {
    var text =
        log(
            Diagnostic.of(Code.SOT034, new Place.OfOption("--set"), "no", "mend")
                .with(List.of(new Diagnostic.Related(SOURCE.place(0, 1), "declared"))));

    assertThat(text)
        .contains("\"logicalLocations\":[{\"kind\":\"parameter\",\"name\":\"--set\"}]")
        .contains("\"relatedLocations\":[{\"id\":1,\"message\":{\"text\":\"declared\"}");
  }

  @Test
  void text_from_files_makes_no_link_and_no_broken_character() {
    var text = log(Diagnostic.of(Code.SOT051, SOURCE.place(0, 1), "[x](http://y) \ud800", "mend"));

    assertThat(text).contains("[x] (http://y) \ufffd");
  }

  @ParameterizedTest
  @CsvSource({
    "sot.md, sot.md",
    "../x/żółć.md, ../x/%C5%BC%C3%B3%C5%82%C4%87.md",
    "/a b/c, file:///a%20b/c",
    "http://x, http%3A//x",
    "c:x, c%3Ax",
    "a?b#c%d, a%3Fb%23c%25d",
    "'a\"<>|\\^`{}', a%22%3C%3E%7C%5C%5E%60%7B%7D",
  })
  void names_become_references_that_nothing_is_read_into(String name, String uri) {
    assertThat(FileUri.of(name)).isEqualTo(uri);
  }

  private static String log(Diagnostic... diagnostics) {
    return CanonicalJson.text(
        SarifLog.of(
            new Report(
                "plan",
                "sot.md",
                ExitCode.OK,
                List.of(diagnostics),
                Optional.empty(),
                Optional.empty())));
  }
}
