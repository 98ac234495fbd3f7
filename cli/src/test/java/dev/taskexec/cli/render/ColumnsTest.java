package dev.taskexec.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0", "abc, 3", "żółć, 4", "—…, 2", "日本, 4", "한국, 4", "ﾊﾝ, 2", "Ｆ, 2", "🙂, 2", "𠀀, 2",
    "é, 1", "☃, 1"
  })
  void counts_what_a_terminal_uses(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }
}
