package dev.taskexec.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

  @ParameterizedTest
  @CsvSource({
    "PT-1S, 0 ms",
    "PT0S, 0 ms",
    "PT0.999S, 999 ms",
    "PT1S, 1.0 s",
    "PT59.99S, 59.9 s",
    "PT1M, 1 min 0 s",
    "PT59M59.9S, 59 min 59 s",
    "PT1H, 1 h 0 min",
    "PT27H5M, 27 h 5 min"
  })
  void is_short_and_has_a_unit(Duration time, String text) {
    assertThat(Elapsed.of(time)).isEqualTo(text);
  }
}
