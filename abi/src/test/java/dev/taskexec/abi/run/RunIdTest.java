package dev.taskexec.abi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {

  @Test
  void is_the_second_in_utc() {
    var began = Instant.parse("2026-11-21T09:43:13.999Z");

    assertThat(RunId.of(began, 1)).hasToString("20261121_094313Z");
    assertThat(RunId.of(began, 2)).hasToString("20261121_094313Z-2");
    assertThat(RunId.of(began, 2).timestamp()).isEqualTo("20261121_094313Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latest",
        "20261121_094313",
        "20261121_094313Z-0",
        "../x",
        "../20261121_094313Z"
      })
  void refuses_what_is_no_id(String text) {
    assertThatThrownBy(() -> new RunId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
