package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InlineTextTest {

  @Test
  void plain_text_is_one_part() {
    assertThat(shown("Compile the service")).containsExactly("Compile the service");
    assertThat(shown("")).isEmpty();
    assertThat(shown("a_b_c 2 * 3 * 4")).containsExactly("a_b_c 2 * 3 * 4");
  }

  @Test
  void code_spans_keep_what_stands_in_them() {
    assertThat(shown("`TASK-001` Compile *now*")).containsExactly("<TASK-001>", " Compile now");
    assertThat(shown("`` a`b `` and ` `")).containsExactly("<a`b>", " and ", "< >");
    assertThat(shown("`a < b` `a\\`")).containsExactly("<a < b>", " ", "<a\\>");
    assertThat(shown("`open")).containsExactly("`open");
  }

  @Test
  void marks_of_emphasis_links_images_escapes_and_entities_are_undone() {
    assertThat(shown("**Queue** A — [*the* link](x \"y\") ![alt](z)"))
        .containsExactly("Queue A — the link alt");
    assertThat(shown("\\`a\\` &lt;b&gt; &copy; 1 < 2 <!-- c"))
        .containsExactly("`a` <b> © 1 < 2 <!-- c");
    assertThat(shown("<https://example.org>")).containsExactly("https://example.org");
    assertThat(shown("[a]: b")).containsExactly("[a]: b");
    assertThat(shown("# a #")).containsExactly("# a #");
  }

  @Test
  void html_is_dropped() {
    assertThat(shown("a <b class='c'>d</b> <!-- e --> f")).containsExactly("a d  f");
    assertThat(shown("<a id='b'></a>")).isEmpty();
  }

  @Test
  void a_line_end_is_a_blank() {
    assertThat(InlineText.of(written("one\ntwo  \nthree")).plain()).isEqualTo("one two three");
  }

  @Test
  void parts_know_where_they_stand() {
    var source = new Source("sot.md", "# `` TASK-001 `` *Compile* it");
    var parts = InlineText.of(Written.of(source, 2, source.text().length())).parts();

    assertThat(parts)
        .extracting(part -> part.written().text())
        .containsExactly("`` TASK-001 ``", " *Compile* it");
    assertThat(parts).extracting(part -> part.written().from()).containsExactly(2, 16);
  }

  @Test
  void in_a_long_text_only_code_spans_are_told() {
    var words = "*word* ".repeat(1_000);

    assertThat(shown(words + "`` a`b `` \\` `d` ``e"))
        .containsExactly(words, "<a`b>", " \\` ", "<d>", " ``e");
  }

  @Test
  @Timeout(60)
  void hostile_texts_take_no_longer_than_their_length() {
    for (var opener :
        List.of(
            "[", "![", "*", "_ a", "`", "<", "<!--", "<a@", "&", "\\", "](", "<?", "**a _",
            "``` `` ")) {
      var longest = opener.repeat(2048 / opener.length());
      for (var i = 0; i < 200; i++) {
        assertThat(InlineText.of(written(longest)).parts()).isNotEmpty();
      }
      assertThat(InlineText.of(written(opener.repeat(1_000_000))).parts()).isNotEmpty();
    }
    var runs = new StringBuilder();
    for (var length = 1; length < 4_000; length++) {
      runs.append("`".repeat(length)).append(' ');
    }
    assertThat(shown(runs.toString())).hasSize(1);
  }

  /// The parts, code in angle brackets.
  private static List<String> shown(String text) {
    return InlineText.of(written(text)).parts().stream()
        .map(part -> part.code() ? "<" + part.text() + ">" : part.text())
        .toList();
  }

  private static Written written(String text) {
    return Written.of(new Source("sot.md", text), 0, text.length());
  }
}
