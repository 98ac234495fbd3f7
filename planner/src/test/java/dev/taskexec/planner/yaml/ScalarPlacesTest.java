package dev.taskexec.planner.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarPlacesTest {
  /// Each letter of the value must come from the same letter of the source, whatever stands
  /// between.
  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "k: plain",
        "k: two  words # comment",
        "k: over¶  lines¶¶  and on",
        "k: \"quoted text\"",
        "k: \"a\\tb\\x41c\\u0041d\\U00000041e\\\\f\\\"g\"",
        "k: \"a\\U0001F600b\"",
        "k: \"over¶   lines  ¶¶   and\\¶   on\"",
        "k: 'it''s o''k'",
        "k: 'over¶  li''nes'",
        "k: >¶  folded¶  text¶¶    more¶  less¶",
        "k: >-¶  folded¶  text",
        "k: |¶  kept¶    as  it¶¶  is¶¶m: x",
        "k: |+2¶   indented¶  x¶",
        "k: 😀é \"x\"",
        "k: \"😀\\té\"",
      })
  void each_letter_knows_where_it_stands(String yaml) {
    for (var lineEnd : new String[] {"\n", "\r\n", "\r"}) {
      var source = yaml.replace("¶", lineEnd);
      var text = YamlReading.of(source).first().text();

      for (var i = 0; i < text.length(); i++) {
        var c = text.text().charAt(i);
        var there = source.charAt(text.offset(i));
        if (c != there) {
          assertThat(there).as("%s: %d", source, i).isIn('\\', ' ', '\t', '\n', '\r', '\'');
          assertThat(c).as("%s: %d", source, i).isNotIn('b', 'c', 'd', 'e', 'f', 'g', 'o', 'n');
        }
      }
      assertThat(text.text()).isNotEmpty();
      assertThat(text.to()).isGreaterThan(text.from());
    }
  }

  @Test
  void an_escape_stands_at_its_backslash() {
    var text = YamlReading.of("k: \"a\\x41\\U0001F600b\"").first().text();

    assertThat(text.text()).isEqualTo("aA😀b");
    assertThat(offsets(text)).containsExactly(4, 5, 9, 9, 19, 20);
  }

  @Test
  void folded_lines_keep_their_places() {
    var text = YamlReading.of("k: >-\n  ab\n  cd\n").first().text();

    assertThat(text.text()).isEqualTo("ab cd");
    assertThat(offsets(text)).containsExactly(8, 9, 12, 13, 14, 15);
  }

  @Test
  void nothing_stands_behind_its_colon() {
    var value = YamlReading.of("k:\nm: x").first();

    assertThat(value.isAbsent()).isTrue();
    assertThat(value.from()).isEqualTo(2);
  }

  private static int[] offsets(dev.taskexec.planner.source.Written text) {
    return java.util.stream.IntStream.rangeClosed(0, text.length()).map(text::offset).toArray();
  }
}
