package dev.taskexec.planner.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "żółć", "漢字", "🧪", "\0", "\uFFFD", "a\uFEFFb"})
  void decodes_what_is_utf8(String text) {
    var decoded = Utf8.decode(text.getBytes(UTF_8));

    assertThat(decoded).isEqualTo(new Utf8.Decoded.Text(text, false));
  }

  @Test
  void takes_one_byte_order_mark_away() {
    var decoded = Utf8.decode("\uFEFF\uFEFFa".getBytes(UTF_8));

    assertThat(decoded).isEqualTo(new Utf8.Decoded.Text("\uFEFFa", true));
  }

  @ParameterizedTest
  @CsvSource({
    // What stands in front, in Latin-1; the place of the bad byte behind it.
    "'',0,1,1",
    "ab,2,1,3",
    "'a\nb\r\ncd',7,3,3",
    "'a\rb\r',4,3,1",
    "'\u00C3\u00A9',2,1,3",
  })
  void tells_where_it_is_not(String before, int offset, int line, int column) {
    var bytes = (before + "\u00FFx").getBytes(ISO_8859_1);

    var decoded = Utf8.decode(bytes);

    assertThat(decoded).isEqualTo(new Utf8.Decoded.Malformed(offset, line, column));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00C0\u0080", // an overlong form
        "\u00ED\u00A0\u0080", // half of a surrogate pair
        "\u00F4\u0090\u0080\u0080", // beyond U+10FFFF
        "\u0080", // a continuation alone
        "\u00E2\u0082", // cut short at the end
      })
  void refuses_what_only_looks_like_it(String latin) {
    var decoded = Utf8.decode(("x".repeat(8191) + latin).getBytes(ISO_8859_1));

    assertThat(decoded).isEqualTo(new Utf8.Decoded.Malformed(8191, 1, 8192));
  }
}
