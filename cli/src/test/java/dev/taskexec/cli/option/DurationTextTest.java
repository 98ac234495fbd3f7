package dev.taskexec.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "5s, PT5S",
    "500ms, PT0.5S",
    "1m, PT1M",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "1h0m5s250ms, PT1H5.25S",
    "999999999h, PT999999999H"
  })
  void reads_lengths_of_time(String text, Duration length) {
    assertThat(DurationText.parse(text)).contains(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "-5s",
        "+5s",
        "1.5s",
        "5 s",
        " 5s",
        "5S",
        "5sec",
        "1m1h",
        "1s1s",
        "1d",
        "5s3",
        "1000000000s",
        "99999999999999999999s",
        "٥s"
      })
  void refuses_everything_else(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }
}
