package dev.taskexec.planner.param;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private final Diagnostics diagnostics = new Diagnostics();

  private static Parameters parameters() {
    var values = new LinkedHashMap<String, String>();
    values.put("version", "1.4.2");
    values.put("tricky", "${version}, $${");
    values.put("empty", "");
    return new Parameters(values, Set.of("broken"));
  }

  private Optional<Written> fill(String text) {
    var source = new Source("sot.md", text);
    return parameters()
        .fill(Written.of(source, 0, text.length()), new Findings(source, diagnostics));
  }

  private List<String> findings() {
    return diagnostics.sorted().stream()
        .map(
            found ->
                "%s %s %s: %s"
                    .formatted(found.code(), place(found.place()), found.message(), found.help()))
        .toList();
  }

  private static String place(Place place) {
    return place instanceof Place.InText text
        ? "%d+%d".formatted(text.span().column(), text.span().length())
        : place.name();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "v${version} § v1.4.2",
        "${version}${version} § 1.4.21.4.2",
        "$${version} § ${version}",
        "$$${version} § $${version}",
        "$version $ {version} $ § $version $ {version} $",
        "a${empty}b § ab",
        "${tricky} § ${version}, $${",
        "😀${version}😀 § 😀1.4.2😀",
      })
  void names_are_filled_once(String text, String expected) {
    assertThat(fill(text).orElseThrow().text()).isEqualTo(expected);
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "a ${versoin} § SOT035 3+10 `${versoin}` names a parameter that is not declared: did you mean `${version}`?",
        "${HOME} § SOT035 1+7 `${HOME}` names a parameter that is not declared: declare it below `params` in the front matter, or write `$${` for a `${` that is to stay",
        "a ${version § SOT035 3+9 `${version` has no closing `}`: write `${name}`, without blanks, or `$${` for a `${` that is to stay",
        "${ver${version} § SOT035 1+5 `${ver` has no closing `}`: write `${name}`, without blanks, or `$${` for a `${` that is to stay",
        "${} § SOT035 1+3 `${}` names a parameter that is not declared: declare it below `params` in the front matter, or write `$${` for a `${` that is to stay",
      })
  void what_names_nothing_is_a_finding(String text, String expected) {
    assertThat(fill(text)).isEmpty();
    assertThat(findings()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "Bearer ${env:TOKEN} § Bearer ${env:TOKEN}",
        "${version}${env:A}${version} § 1.4.2${env:A}1.4.2",
        "$${env:A} § ${env:A}",
        "$$${env:A} § $${env:A}",
      })
  void a_variable_stays_in_an_argument(String text, String expected) {
    var source = new Source("sot.md", text);
    var findings = new Findings(source, diagnostics);

    var filled = parameters().fillArgument(Written.of(source, 0, text.length()), findings);

    assertThat(filled.orElseThrow().text()).isEqualTo(expected);
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"${env:}", "${env:1}", "${env:A B}", "${env:A", "${ENV:A}", "${en:A}"})
  void what_is_no_variable_does_not_stay(String text) {
    var source = new Source("sot.md", text);
    var findings = new Findings(source, diagnostics);

    var filled = parameters().fillArgument(Written.of(source, 0, text.length()), findings);

    assertThat(filled).isEmpty();
    assertThat(findings()).hasSize(1);
  }

  @Test
  void a_variable_stays_nowhere_else() {
    assertThat(fill("${env:HOME}")).isEmpty();
    assertThat(findings()).hasSize(1);
  }

  @Test
  void a_parameter_that_is_wrong_already_is_no_further_finding() {
    assertThat(fill("${broken} ${version}")).isEmpty();
    assertThat(findings()).isEmpty();
  }

  @Test
  void all_names_of_a_text_are_looked_at() {
    assertThat(fill("${a} ${version} ${b}")).isEmpty();
    assertThat(findings()).hasSize(2);
  }

  @Test
  void each_character_keeps_its_place() {
    var filled = fill("ab${version}cd").orElseThrow();

    assertThat(IntStream.rangeClosed(0, filled.length()).map(filled::offset))
        .containsExactly(0, 1, 2, 2, 2, 2, 2, 12, 13, 14);
  }

  @Test
  @Timeout(60)
  void a_million_openings_take_one_pass() {
    assertThat(fill("${".repeat(1_000_000))).isEmpty();
    assertThat(fill("$".repeat(1_000_000)).orElseThrow().length()).isEqualTo(1_000_000);
    assertThat(fill("${version}".repeat(100_000)).orElseThrow().length()).isEqualTo(500_000);
  }
}
