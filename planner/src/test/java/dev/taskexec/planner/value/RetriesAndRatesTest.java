package dev.taskexec.planner.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Retry.Occasion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesAndRatesTest {

  @ParameterizedTest
  @ValueSource(strings = {"3 times", "3 attempts", "3", "3 Times", "3 attempt"})
  void attempts_are_counted_with_the_first_and_wait_1s_to_30s(String text) {
    assertThat(retry(text)).isEqualTo(new Retry(3, 1_000, 30_000, List.of()));
  }

  @Test
  void reads_all_parts() {
    assertThat(retry("3 times, backoff 100ms to 30s, on exit 75, 69"))
        .isEqualTo(new Retry(3, 100, 30_000, List.of(75, 69)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on exit 75, 69, 3 times",
        "on exit 75 69, 3 times",
        "on exit 75 or 69, 3 times",
        "on exit 75, and 69, 3 times",
        "3 times, on exit 75, 69, 75",
      })
  void exit_codes_stand_in_any_order_and_with_any_separator(String text) {
    assertThat(retry(text)).isEqualTo(new Retry(3, 1_000, 30_000, List.of(75, 69)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 times, on exit 75 or timeout",
        "3 times, on exit 75, timeout",
        "3 times, on exit 75, on timeout",
        "3 times, on timeout or exit 75",
        "on timeout, exit 75, 3 times",
        "On Timeout and Exit 75, 3 times",
      })
  void exit_codes_and_outcomes_stand_together(String text) {
    assertThat(retry(text))
        .isEqualTo(new Retry(3, 1_000, 30_000, List.of(75), List.of(Occasion.TIMEOUT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 times, on timeout",
        "3 times, on error or timeout",
        "4 times, backoff 1s to 2s, on exit 75, 69 or timeout or exhausted",
        "1 time, on exit 75",
      })
  void a_retry_reads_back_as_it_is_written(String text) {
    assertThat(Retries.text(retry(text))).isEqualTo(text);
  }

  @Test
  void one_wait_grows_to_30s_or_stays() {
    assertThat(retry("2 times, backoff 2 seconds").maxBackoffMs()).isEqualTo(30_000);
    assertThat(retry("2 times, backoff 1m").maxBackoffMs()).isEqualTo(60_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 times | [0] `0` is not between 1 and 1000000 -> write a whole number from 1 to 1000000",
        "3 times, on exit 300 | [300] `300` is not between 1 and 255"
            + " -> write a whole number from 1 to 255",
        "3 times, on exit 75, -1 | [-1] `-1` has a minus sign -> write `1`",
        "3 times, on exit 0 | [0] exit code 0 is success, after which nothing is tried again"
            + " -> write the codes of failures that are worth another try, 1 to 255",
        "3 times backoff 1s | [backoff] a comma is missing before `backoff`"
            + " -> write `3 times, backoff 1s`",
        "backoff 1s 3 times | [3] a comma is missing before `3` -> write `backoff 1s, 3 times`",
        "backoff 1s | [backoff 1s] `backoff 1s` does not say how often"
            + " -> write how often it may run in all: `3 times, backoff 1s`",
        "3 times, backoff 30s to 1s | [30s to 1s] `30s to 1s` goes down; the second duration is"
            + " the longest wait -> write `backoff 1s to 30s`",
        "3 times, backoff 5 | [5] `5` has no unit"
            + " -> write for example `5s` or `5m`; the units are ms, s, m, h, d",
        "3 retries | [retries] `retries` does not belong behind a number of attempts"
            + " -> write `3 times`; the first is counted",
        "3 times, exit 75 | [exit 75] `exit 75` is no part of a retry -> write `on exit 75`",
        "3 times, on failure | [on failure] `on failure` is no part of a retry"
            + " -> write `on exit 75` with the exit codes that are worth another try",
        "3 times, on tiemout | [on tiemout] `on tiemout` is no part of a retry"
            + " -> did you mean `on timeout`?",
        "3 times, on exit | [on exit] `on exit` names no exit code -> write `on exit 75`",
        "3 times, on timeout or exit | [on timeout or exit] `on exit` names no exit code"
            + " -> write `on exit 75`",
        "3 times, on timeout, 75 | [75] `75` is no outcome that is tried again"
            + " -> write `on exit 75`",
        "3 times, on timeout or denied | [denied] `denied` is no outcome that is tried again"
            + " -> write `error`, `timeout`, `exhausted`, or `exit 75`",
        "3 times, on exit 75 on timeout | [on] a comma is missing before `on`"
            + " -> write `on exit 75, on timeout`",
        "3 times, on timeout, on timeout | [on timeout] `on timeout` stands there twice"
            + " -> keep one of the two",
        "3 times, 4 times | [4 times] `times` stands there twice -> keep one of the two",
        "often | [often] `often` is no part of a retry"
            + " -> write for example `3 times, backoff 1s to 30s, on exit 75`",
      })
  void says_what_is_wrong_with_a_retry(String text, String finding) {
    assertThat(Given.listTrouble(text, Retries::read)).containsExactly(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "10 per minute, 10, 60000",
    "10 Per 5 minutes, 10, 300000",
    "10/s, 10, 1000",
    "1_000 / 1h30m, 1000, 5400000",
    "1 per day, 1, 86400000",
  })
  void reads_rates(String text, long count, long perMs) {
    assertThat(Given.read(text, Rates::read)).isEqualTo(new Rate(count, perMs));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | [10] `10` does not say in what time -> write for example `10 per minute`",
        "10 a minute | [10 a minute] `10 a minute` does not say in what time"
            + " -> write for example `10 per minute` or `10/s`",
        "10 per | [] the rate does not say in what time"
            + " -> write for example `10 per minute` or `10/s`",
        "0/s | [0] `0` is not between 1 and 9007199254740992"
            + " -> write a whole number from 1 to 9007199254740992",
        "5 per 0s | [0s] `0s` is no time at all -> write for example `10 per minute` or `10/s`",
        "per minute | [] a whole number is missing -> write a whole number such as `4000`",
      })
  void says_what_is_wrong_with_a_rate(String text, String finding) {
    assertThat(Given.trouble(text, Rates::read)).containsExactly(finding);
  }

  private static Retry retry(String text) {
    return Given.list(text, Retries::read);
  }
}
