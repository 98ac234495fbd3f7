package dev.taskexec.abi.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void escapes_what_ends_a_line_or_steers_a_terminal() {
    assertThat(OneLine.of("a\nb\r\tc\u001b[31m\u2028\u0085\ud800"))
        .isEqualTo("a\\nb\\r\\tc\\u001b[31m\\u2028\\u0085\\ud800");
  }

  @Test
  void leaves_other_text_as_it_is() {
    var text = "zażółć ✅ \\ \"quotes\" 😀";

    assertThat(OneLine.of(text)).isEqualTo(text);
  }

  @Test
  void is_cut_between_characters_and_says_so() {
    assertThat(OneLine.of("😀😀😀", 2)).isEqualTo("😀😀…");
    assertThat(OneLine.of("😀😀", 2)).isEqualTo("😀😀");
    assertThat(OneLine.of("x".repeat(10_000_000), 400)).hasSize(401);
  }
}
