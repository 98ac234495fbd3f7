package dev.taskexec.abi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  /// The table of RFC 8785, appendix B.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void writes_the_numbers_of_rfc_8785(String bits, String expected) {
    var number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(CanonicalJson.text(new Real(number))).isEqualTo(expected);
  }

  /// `numbers.txt` was printed by a JavaScript engine: random bits, and one and two digits with
  /// every exponent.
  @Test
  void writes_numbers_as_a_javascript_engine_does() throws IOException {
    var compared = 0;

    try (var lines = resource("numbers.txt")) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var parts = line.split(",");
        var number = Double.longBitsToDouble(Long.parseUnsignedLong(parts[0], 16));
        assertThat(CanonicalJson.text(new Real(number))).as(parts[0]).isEqualTo(parts[1]);
        compared++;
      }
    }

    assertThat(compared).isGreaterThan(5_000);
  }

  /// RFC 8785, 3.2.2: the example of all of section 3.
  @Test
  void writes_the_example_of_rfc_8785() {
    var value =
        Obj.builder()
            .put(
                "numbers",
                List.of(
                    new Real(333333333.33333329),
                    new Real(1E30),
                    new Real(4.50),
                    new Real(2e-3),
                    new Real(0.000000000000000000000000001)))
            .put("string", "\u20ac$\u000F\nA'B\"\\\\\"/")
            .put("literals", List.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE))
            .build();

    var expected =
        "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a"
            + "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c"
            + "22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";
    assertThat(CanonicalJson.bytes(value)).isEqualTo(HexFormat.of().parseHex(expected));
  }

  /// RFC 8785, 3.2.3.
  @Test
  void sorts_keys_by_utf_16_code_units() {
    var value =
        Obj.builder()
            .put("\u20ac", "Euro Sign")
            .put("\r", "Carriage Return")
            .put("\ufb33", "Hebrew Letter Dalet With Dagesh")
            .put("1", "One")
            .put("\ud83d\ude00", "Emoji: Grinning Face")
            .put("\u0080", "Control")
            .put("\u00f6", "Latin Small Letter O With Diaeresis")
            .build();

    assertThat(CanonicalJson.text(value))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void escapes_controls_and_nothing_else() {
    var text = new Str("\b\t\n\f\r\u0000\u001f\u007f\u2028\"\\/é😀");

    assertThat(CanonicalJson.text(text))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028\\\"\\\\/é😀\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d b", "\ude00\ud83d"})
  void refuses_a_lone_surrogate(String text) {
    assertThatThrownBy(() -> CanonicalJson.bytes(new Str(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lone surrogate");
  }

  @Test
  void refuses_numbers_that_a_double_cannot_hold() {
    assertThatThrownBy(() -> JsonValue.of((1L << 53) + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Real(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThat(CanonicalJson.text(JsonValue.of(1L << 53))).isEqualTo("9007199254740992");
  }

  @Test
  void the_indented_form_keeps_the_order_and_folds_what_is_empty() {
    var value =
        Obj.builder()
            .put("b", Arr.ofStrings(List.of("x", "y")))
            .put("a", Obj.builder().put("none", Arr.EMPTY).put("nothing", Obj.EMPTY).build())
            .build();

    assertThat(IndentedJson.text(value))
        .isEqualTo(
            """
            {
              "b": [
                "x",
                "y"
              ],
              "a": {
                "none": [],
                "nothing": {}
              }
            }""");
  }

  private static BufferedReader resource(String name) {
    var stream = CanonicalJsonTest.class.getResourceAsStream(name);
    return new BufferedReader(
        new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
  }
}
