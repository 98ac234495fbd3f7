package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.markdown.HiddenRange.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HiddenRangesTest {

  @Test
  void nothing_is_hidden_in_prose() {
    var hidden = HiddenRanges.of("# a\n\n- b\n");

    assertThat(hidden.size()).isZero();
    assertThat(hidden.indexAt(0)).isEqualTo(HiddenRanges.NONE);
  }

  @Test
  void tells_kind_bounds_and_whether_it_is_closed() {
    var hidden = HiddenRanges.of("a\n\n```\nb\n```\nc <!-- d --> e\n\n<!--\nf");

    assertThat(all(hidden))
        .containsExactly(
            new HiddenRange(3, 12, Kind.FENCE, true),
            new HiddenRange(15, 25, Kind.COMMENT, true),
            new HiddenRange(29, 35, Kind.COMMENT, false));
    assertThat(hidden.indexAt(2)).isEqualTo(HiddenRanges.NONE);
    assertThat(hidden.indexAt(3)).isZero();
    assertThat(hidden.indexAt(11)).isZero();
    assertThat(hidden.indexAt(12)).isEqualTo(HiddenRanges.NONE);
    assertThat(hidden.indexAt(34)).isEqualTo(2);
  }

  @Test
  @Timeout(20)
  void a_fence_goes_on_over_many_pieces() {
    var inside = "x\n\n- y\n\n# z\n\n".repeat(50_000);
    var text = "~~~~\n" + inside + "~~~\n\n" + inside + "~~~~~\nafter\n";

    var hidden = HiddenRanges.of(text);

    assertThat(all(hidden))
        .containsExactly(new HiddenRange(0, text.indexOf("\nafter"), Kind.FENCE, true));
  }

  @Test
  void a_fence_of_many_lines_goes_on_over_a_forced_cut() {
    var text = "```\n" + "x\n".repeat(100_000) + "```\ny\n";

    var hidden = HiddenRanges.of(text);

    assertThat(all(hidden))
        .containsExactly(new HiddenRange(0, text.indexOf("\ny"), Kind.FENCE, true));
  }

  @Test
  void a_comment_goes_on_over_many_pieces() {
    var text = "<div>\n\n<!-- " + "x\n\n```\n\n".repeat(50_000) + " --> y\n\nz <!-- --> z\n";

    var hidden = HiddenRanges.of(text);

    assertThat(all(hidden))
        .containsExactly(
            new HiddenRange(7, text.indexOf(" y"), Kind.COMMENT, true),
            new HiddenRange(text.indexOf("z <") + 2, text.lastIndexOf(" z"), Kind.COMMENT, true));
  }

  @Test
  void verbatim_html_goes_on_over_many_pieces() {
    var text = "<PRE>\n" + "x\n\n```\n\n".repeat(50_000) + "</pre>\n```\n";

    var hidden = HiddenRanges.of(text);

    assertThat(all(hidden))
        .containsExactly(
            new HiddenRange(text.lastIndexOf("```"), text.length() - 1, Kind.FENCE, false));
  }

  @Test
  void a_comment_in_a_long_paragraph_is_found() {
    var text = "x ".repeat(2_000) + "<!--\n" + "y\n".repeat(1_000) + "--> z\n";

    var hidden = HiddenRanges.of(text);

    assertThat(all(hidden))
        .containsExactly(new HiddenRange(4_000, text.indexOf(" z"), Kind.COMMENT, true));
  }

  private static List<HiddenRange> all(HiddenRanges hidden) {
    return IntStream.range(0, hidden.size()).mapToObj(hidden::get).toList();
  }
}
