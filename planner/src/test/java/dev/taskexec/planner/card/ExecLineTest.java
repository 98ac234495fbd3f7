package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecLineTest {

  private static Reading line(String line) {
    return Reading.ofCard("```exec", line, "```");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      value = {
        "a b  c ¦ a·b·c",
        "a 'b  c' ¦ a·b  c",
        "a \"b \\\" \\\\ \\n\" ¦ a·b \" \\ \\n",
        "a 'b\\' ¦ a·b\\",
        "a b\\ c\\'d ¦ a·b c'd",
        "a b'c d'\"e f\"g ¦ a·bc de fg",
        "a '' \"\" b ¦ a···b",
        "a $HOME * ~ $(x) `y` ¦ a·$HOME·*·~·$(x)·`y`",
        "a '|' \\> x>y #z ¦ a·|·>·x>y·#z",
        "日本 'é 😀' ¦ 日本·é 😀",
      })
  void splits_into_words(String line, String words) {
    assertThat(line(line).argvs()).containsExactly(List.of(words.split("·", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\u0001',
      value = {
        "a 'b ¦ SOT061 10:3+2 the quote that opens before `b` is never closed",
        "a \"b\\\" ¦ SOT061 10:3+4 the quote that opens before `b\\\"` is never closed",
        "a b\\ ¦ SOT061 10:4+1 a backslash ends this line, but a command cannot go on over the next one",
        "a | b ¦ SOT061 10:3+1 `|` means nothing here: an `exec` fence has no shell",
        "a && b ¦ SOT061 10:3+2 `&&` means nothing here: an `exec` fence has no shell",
        "a > b ¦ SOT061 10:3+1 `>` means nothing here: an `exec` fence has no shell",
        "a “b c” ¦ SOT061 10:3+2 `“` quotes nothing here: it is a character like any other",
        "'' a ¦ SOT061 10:1+4 this line starts with an empty word, which is no program",
        "a ${b} ¦ SOT035 10:3+4 `${b}` names a parameter that is not declared",
      })
  void says_what_is_wrong_with_a_line(String line, String finding) {
    assertThat(line(line).findings()).containsExactly(finding);
  }

  @Test
  void one_wrong_line_does_not_hide_the_next() {
    assertThat(Reading.ofCard("```exec", "a 'b", "c | d", "```").codes())
        .containsExactly("SOT061:10", "SOT061:11");
  }
}
