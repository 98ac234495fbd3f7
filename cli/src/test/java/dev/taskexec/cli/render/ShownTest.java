package dev.taskexec.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

  static Stream<Arguments> dangerous() {
    return Stream.of(
        Arguments.of("red\u001b[31m", "red\\u{1b}[31m"),
        Arguments.of("\u001b]0;title\u0007", "\\u{1b}]0;title\\u{7}"),
        Arguments.of("\u009b31m", "\\u{9b}31m"),
        Arguments.of("a\nb\r\tc\0", "a\\u{a}b\\u{d}\\u{9}c\\u{0}"),
        Arguments.of("a\u2028b\u2029c\u0085d", "a\\u{2028}b\\u{2029}c\\u{85}d"),
        Arguments.of("\u202etxt.exe\u2066", "\\u{202e}txt.exe\\u{2066}"),
        Arguments.of("\ufeffbom\u200b", "\\u{feff}bom\\u{200b}"),
        Arguments.of("tag\udb40\udc41", "tag\\u{e0041}"),
        Arguments.of("half \ud83d pair", "half \\u{d83d} pair"),
        Arguments.of("\u007f", "\\u{7f}"),
        Arguments.of("x ##[add-mask]y", "x #\\u{23}[add-mask]y"),
        Arguments.of("##vso[task.setvariable]", "#\\u{23}vso[task.setvariable]"));
  }

  @ParameterizedTest
  @MethodSource("dangerous")
  void escapes_what_a_terminal_or_a_ci_system_would_obey(String text, String shown) {
    assertThat(Shown.text(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "żółć",
        "日本語",
        "👩‍👩‍👧",
        "می‌خواهم",
        "e\u0301",
        "## heading",
        "C:\\u{1b}",
        "a ## b [c]"
      })
  void leaves_all_other_text_as_it_is(String text) {
    assertThat(Shown.text(text)).isEqualTo(text);
  }
}
