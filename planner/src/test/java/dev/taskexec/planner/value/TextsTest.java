package dev.taskexec.planner.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @Test
  void commas_separate_except_between_marks() {
    assertThat(Given.list("a, `b, c` , \"d, \\\"e\\\"\", ``f`g``", Texts::readAll))
        .containsExactly("a", "b, c", "d, \"e\"", "f`g");
  }

  @Test
  void stars_and_underscores_are_taken_as_they_stand() {
    assertThat(Given.list("src/**, *_test*, `a\\b`", Texts::readAll))
        .containsExactly("src/**", "*_test*", "a\\b");
  }

  @Test
  void what_stands_twice_counts_once() {
    assertThat(Given.list("a, b, `a`", Texts::readAll)).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a,,b | [] an item of the list is empty"
            + " -> take the comma or the bullet away, or add the item",
        "a, `b, c | [`b, c] a backtick is opened here and not closed"
            + " -> add the closing backtick: `` `b` ``",
        "a, \"b, c | [\"b, c] a double quote is opened here and not closed"
            + " -> add the closing quote: `\"b\"`",
        "a b | [ ] there is a blank in `a b`"
            + " -> put a comma between two items, or a text with a blank in backticks: `a b`",
        "a\\*b | [\\] there is a backslash in `a\\*b`, which Markdown may take away"
            + " -> put it in backticks: `a\\*b`",
        "`a` b | [b] `b` stands behind the closing backtick"
            + " -> put a comma between two items, or all of one item between the marks",
        "a`b` | [`] there is a backtick inside of `a`b``"
            + " -> put a comma between two items, or all of one item between the marks",
        "\"a\\xb\" | [\\x] `\\x` is no escape; there are \\\", \\\\, \\n, \\r and \\t"
            + " -> write `\\\\` for a backslash",
        "`` | [``] a backtick is opened here and not closed -> add the closing backtick: `` `` ``",
        "\"\" | [\"\"] the text is empty -> write a text, or take it away",
      })
  void says_what_is_wrong_and_how_to_mend_it(String text, String finding) {
    assertThat(Given.listTrouble(text, Texts::readAll)).containsExactly(finding);
  }

  @Test
  void a_million_commas_are_as_many_findings_and_no_more_places_than_are_shown() {
    var given = Given.of(",".repeat(1_000_000));

    assertThat(given.listBy(Texts::readAll)).isEmpty();
  }

  @Test
  void reads_variables() {
    assertThat(Given.list("A=1, B=\"x, y\", `C=p q, r`, D=, E=`f g`", Variables::read))
        .containsExactly(
            Map.entry("A", "1"),
            Map.entry("B", "x, y"),
            Map.entry("C", "p q, r"),
            Map.entry("D", ""),
            Map.entry("E", "f g"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "A | [A] `A` is no variable: there is no `=` in it -> write `NAME=value`",
        "A: 1 | [A: 1] `A: 1` is no variable: there is no `=` in it -> write `A=1`",
        "A = 1 | [A = 1] there is a blank beside the `=` in `A = 1` -> write `A=1`",
        "1A=b | [1A] `1A` is no name of a variable: letters A to Z, digits and `_`, no digit first"
            + " -> write a name such as `JAVA_HOME`",
        "A=1 B=2 | [ ] there is a blank in `1 B=2` -> put a comma between two items, or a text"
            + " with a blank in backticks: `1 B=2`",
        "A=1, A=2 | [A] `A` is set to two values -> keep one of the two",
      })
  void says_what_is_wrong_with_a_variable(String text, String finding) {
    assertThat(Given.listTrouble(text, Variables::read)).containsExactly(finding);
  }

  @Test
  void the_home_folder_has_no_short_name() {
    assertThat(Given.listTrouble("~/data", Paths::readAll))
        .containsExactly(
            "[~/data] `~/data` is no path: `~` does not stand for the home folder here"
                + " -> write the whole path, or `./~/data` for a folder of this name");
  }

  @Test
  void texts_are_written_with_as_few_marks_as_they_need() {
    var texts =
        List.of("a", "src/**", "a b", "a`b", "`", "line\nfeed", " ", "${x}").stream()
            .map(Texts::text)
            .toList();

    assertThat(texts)
        .containsExactly(
            "a", "src/**", "`a b`", "``a`b``", "`` ` ``", "\"line\\nfeed\"", "\" \"", "$${x}");
  }
}
