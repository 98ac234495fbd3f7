package dev.taskexec.planner.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "1ms, 1",
    "90s, 90000",
    "1.5s, 1500",
    "1h30m, 5400000",
    "1h 30m, 5400000",
    "2 minutes, 120000",
    "1 hour 1 sec, 3601000",
    "1 day, 86400000",
    "1_000ms, 1000",
    "0.25 h, 900000",
    "3650d, 315360000000",
  })
  void reads_what_people_write(String text, long ms) {
    assertThat(read(text)).isEqualTo(ms);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | [10] `10` has no unit -> write for example `10s` or `10m`; the units are ms, s, m, h, d",
        "10M | [M] `M` is no unit of time -> write `10m`; the units are ms, s, m, h, d",
        "2 mins | [mins] `mins` is no unit of time -> write `2 min`; the units are ms, s, m, h, d",
        "3w | [w] `w` is no unit of time -> use one of the units ms, s, m, h, d",
        "-5s | [-5s] `-5s` has a minus sign -> write `5s`",
        "\u22125s | [\u22125s] `\u22125s` has a minus sign -> write `5s`",
        "0.5ms | [0.5ms] `0.5ms` is no whole number of milliseconds -> write `1ms`",
        "1.0005s | [1.0005s] `1.0005s` is no whole number of milliseconds -> write `1.001s`",
        "1,5s | [1,5s] `1,5s` has a comma in it -> write `1.5s`",
        ".5s | [.5s] `.5s` starts with a point -> write `0.5s`",
        "`5m` | [`5m`] ``5m`` has backticks -> write `5m`",
        "\uFF11\uFF10s | [\uFF11\uFF10s] `\uFF11\uFF10s` has digits other than 0 to 9 -> write `10s`",
        "30m1h | [30m1h] `30m1h` has its units twice or in the wrong order"
            + " -> write the larger unit first, each once: `1h30m`",
        "1h1h | [1h1h] `1h1h` has its units twice or in the wrong order"
            + " -> write the larger unit first, each once: `2h`",
        "soon | [soon] `soon` is no duration -> write a duration such as `1h30m`",
        "1.2.3s | [1.2.3] `1.2.3` is no number: it has two points"
            + " -> write a duration such as `1h30m`",
        "3651d | [3651d] `3651d` is longer than 3650 days"
            + " -> write at most `3650d`, or leave it out for no limit",
        "99999999999999999999d | [99999999999999999999d] `99999999999999999999d` is longer than"
            + " 3650 days -> write at most `3650d`, or leave it out for no limit",
        "10s! | [10s!] `10s!` is no duration -> write a duration such as `1h30m`",
      })
  void says_what_is_wrong_and_how_to_mend_it(String text, String finding) {
    assertThat(Given.trouble(text, Durations::read)).containsExactly(finding);
  }

  @Test
  void a_timeout_of_nothing_is_refused() {
    assertThat(Given.trouble("0s", Durations::readPositive))
        .containsExactly(
            "[0s] `0s` is no time at all"
                + " -> write at least `1ms`, or leave the attribute out for no limit");
  }

  @Test
  void a_number_of_a_million_digits_is_refused_without_being_calculated() {
    var findings = Given.trouble("9".repeat(1_000_000) + "s", Durations::read);

    assertThat(findings).singleElement().asString().contains("is too long a number");
  }

  @Test
  void a_million_parts_are_one_finding() {
    assertThat(Given.trouble("1s".repeat(500_000), Durations::read)).hasSize(1);
  }

  @Test
  void says_lengths_as_people_write_them() {
    var texts =
        List.of(0L, 1L, 999L, 1000L, 1500L, 90_000L, 5_400_000L, 86_400_000L, 90_061_001L).stream()
            .map(Durations::text)
            .toList();

    assertThat(texts)
        .containsExactly(
            "0s", "1ms", "999ms", "1s", "1.5s", "1m30s", "1h30m", "1d", "1d1h1m1.001s");
  }

  private static long read(String text) {
    return Given.read(text, Durations::read);
  }
}
