package dev.taskexec.abi.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void counts_lines_by_lf_crlf_and_cr() {
    var source = new Source("sot.md", "a\nb\r\nc\rd");

    assertThat(source.lines()).isEqualTo(4);
    assertThat(source.lineAt(0)).isEqualTo(1);
    assertThat(source.lineAt(1)).isEqualTo(1);
    assertThat(source.lineAt(2)).isEqualTo(2);
    assertThat(source.lineAt(4)).isEqualTo(2);
    assertThat(source.lineAt(5)).isEqualTo(3);
    assertThat(source.lineAt(7)).isEqualTo(4);
    assertThat(source.endOf(2)).isEqualTo(3);
  }

  @Test
  void counts_columns_in_code_points() {
    var source = new Source("sot.md", "x\n😀é! end");

    var span = source.span(source.text().indexOf('!'), 1);

    assertThat(span)
        .isEqualTo(new SourceSpan(new SourcePoint(2, 3, 4), new SourcePoint(2, 4, 5), 5, 1));
    assertThat(span.line()).isEqualTo(2);
    assertThat(span.column()).isEqualTo(3);
  }

  @Test
  void a_span_over_several_lines_ends_in_its_last() {
    var span = new Source("sot.md", "one\r\n😀two\r\n").span(1, 7);

    assertThat(span.start()).isEqualTo(new SourcePoint(1, 2, 2));
    assertThat(span.end()).isEqualTo(new SourcePoint(2, 3, 4));
  }

  @Test
  void a_span_at_the_end_of_the_text_ends_there() {
    var source = new Source("sot.md", "ab\n");

    assertThat(source.span(3, 0).end()).isEqualTo(new SourcePoint(2, 1, 1));
    assertThat(source.span(0, 3).end()).isEqualTo(new SourcePoint(2, 1, 1));
  }

  @Test
  void quotes_the_line_with_the_span_in_it() {
    var source = new Source("sot.md", "one\n  two three\nfour");

    var place = source.place(source.text().indexOf("three"), "three".length());

    assertThat(place.quote()).isEqualTo(new Quote("  two three", 6, 5));
    assertThat(place.name()).isEqualTo("sot.md");
  }

  @Test
  void a_span_over_several_lines_is_quoted_to_the_end_of_its_first() {
    var source = new Source("sot.md", "one\ntwo");

    assertThat(source.place(1, 5).quote()).isEqualTo(new Quote("one", 1, 2));
  }

  @Test
  void a_line_of_ten_million_characters_is_cut_around_the_span() {
    var source = new Source("sot.md", "😀".repeat(2_500_000) + "HERE" + "😀".repeat(2_500_000));

    var quote = source.place(5_000_000, 4).quote();

    assertThat(quote.text()).hasSizeLessThan(200).startsWith("…").endsWith("…");
    assertThat(quote.text().substring(quote.caret(), quote.caret() + quote.length()))
        .isEqualTo("HERE");
    assertThat(quote.text().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
  }

  @Test
  void an_empty_text_has_one_line_and_a_place() {
    var source = new Source("sot.md", "");

    assertThat(source.lines()).isEqualTo(1);
    assertThat(source.place(0, 0).span())
        .isEqualTo(new SourceSpan(new SourcePoint(1, 1, 1), new SourcePoint(1, 1, 1), 0, 0));
    assertThatThrownBy(() -> source.place(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
