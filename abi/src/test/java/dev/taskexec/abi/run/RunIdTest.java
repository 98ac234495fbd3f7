package dev.taskexec.abi.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
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
    assertThat(RunId.parse(text)).isEmpty();
  }

  @Test
  void the_older_one_comes_first() {
    var ids =
        Stream.of(
                "20261121_094314Z", "20261121_094313Z-10", "20261121_094313Z-2", "20261121_094313Z")
            .map(text -> RunId.parse(text).orElseThrow())
            .sorted();

    assertThat(ids)
        .extracting(RunId::value)
        .containsExactly(
            "20261121_094313Z", "20261121_094313Z-2", "20261121_094313Z-10", "20261121_094314Z");
  }
}
