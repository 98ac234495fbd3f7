package dev.taskexec.planner.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
  /// `¶` stands for a line end and `⇥` for a tab.
  private static YamlReading read(String text) {
    return YamlReading.of(text.replace('¶', '\n').replace('⇥', '\t'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1.10 | {a: 1.10}",
        "a: yes¶b: ~¶c: | {a: yes, b: ~, c: }",
        "a: \"x\\ty\" | {a: 'x\ty'}",
        "a: 'it''s' | {a: 'it's'}",
        "[a, {b: c}, \"d\"] | [a, {b: c}, 'd']",
        "a:¶- 1¶- b: 2¶  c: 3¶d: [] | {a: [1, {b: 2, c: 3}], d: []}",
        "'a': x # not read | {'a': x}",
        "%YAML 1.2¶---¶a: b¶... | {a: b}",
        "<<: a | {<<: a}",
        "# nothing | ``",
      })
  void values_are_read(String yaml, String expected) {
    var reading = read(yaml);

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.shown()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: b: c | 1:5+1 a second `: ` stands in this line, so the text before it would be a key",
        "a: b¶  c: d | 2:3+2 a key stands here, but the line above it has a value already or is a text",
        "a:1¶b: 2 | 1:2+1 no blank stands behind this colon",
        "just¶b: 2 | 1:1+4 `just` is no key with a value",
        "a: b¶nothing¶c: d | 2:1+7 `nothing` is no key with a value",
        "a:¶⇥b: c | 2:1+1 a tab stands where YAML takes blanks only",
        "a: \"x¶b: c | 1:4+2 this quote is never closed",
        "a: 'x¶b: c | 1:4+2 this quote is never closed",
        "a: \"C:\\dir\" | 1:7+2 a backslash cannot stand here in double quotes",
        "a: \"x\" y | 1:8+1 `y` stands behind a value that has ended",
        "a: *.txt | 1:4+5 a text cannot start with `*` unless it stands in quotes",
        "a: @b | 1:4+2 a text cannot start with `@` unless it stands in quotes",
        "a: `b` | 1:4+3 a text cannot start with ``` unless it stands in quotes",
        "a: %b | 1:4+2 a text cannot start with `%` unless it stands in quotes",
        "a: & b | 1:4+3 a text cannot start with `&` unless it stands in quotes",
        "a: - b | 1:4+1 a list item cannot stand behind a key on the same line",
        "a: [b, c | 1:4+1 this bracket is never closed",
        "a: {b: c | 1:4+1 this bracket is never closed",
        "a: [b c: d e: f] | 1:13+1 a comma or a closing bracket is missing before this",
        "a: , | 1:4+1 a value is missing here",
        "a:¶    b: c¶  d: e | 3:3+4 this line is indented like none of those above that it could go on with",
        "a: >b | 1:4+2 behind `>` the text begins on the next line",
        "a: *b | 1:4+2 `*b` is an alias of YAML, and these are not followed",
        "a: &b c | 1:4+2 `&b` is an anchor of YAML, and these are not read",
        "a: !!str c | 1:4+5 `!!str` is a tag of YAML, and these are not read",
        "a: !run:x | 1:4+6 `!run:x` is a tag of YAML, and these are not read",
        "a: b¶---¶c: d | 2:1+3 a second YAML document starts here; one is read",
        "a: b¶c: d¶a: e | 3:1+1 the key `a` stands here a second time; it stands in line 1 already",
        "[a]: b | 1:1+1 a list or a mapping stands where a key is expected",
        "? {a: b}¶: c | 1:3+1 a list or a mapping stands where a key is expected",
        "😀: x¶b: 😀😀: d | 2:6+1 a second `: ` stands in this line, so the text before it would be a key",
      })
  void trouble_is_found_at_its_place(String yaml, String expected) {
    assertThat(read(yaml).findings()).containsExactly(expected);
  }

  @Test
  void several_findings_come_at_once() {
    assertThat(read("a: &x b¶a: !y c¶b: *x").findings()).hasSize(4);
  }

  @Test
  void places_count_from_the_line_s_start_behind_crlf() {
    assertThat(YamlReading.of("a: b\r\nb: c: d\r\n").findings())
        .containsExactly(
            "2:5+1 a second `: ` stands in this line, so the text before it would be a key");
  }
}
