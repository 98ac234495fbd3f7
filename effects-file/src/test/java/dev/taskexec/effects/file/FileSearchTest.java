package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class FileSearchTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void finds_lines_with_place_and_excerpt() {
    bench.file("src/A.java", "one\ntwo żółw GOLD here\r\n");
    bench.file("src/b/B.java", "GOLD");
    bench.file("notes.txt", "GOLD");

    var result = bench.done("file.search", "path", ".", "text", "GOLD", "glob", "**/*.java");

    assertThat(Bench.objects(result, "hits"))
        .containsExactly(
            Bench.args(
                "path", "src/A.java", "line", 2, "column", 10, "excerpt", "two żółw GOLD here"),
            Bench.args("path", "src/b/B.java", "line", 1, "column", 1, "excerpt", "GOLD"));
    assertThat(Bench.number(result, "files")).isEqualTo(2);
  }

  @Test
  void a_text_is_sought_as_it_is_and_an_expression_is_not() {
    bench.file("a", "a.c\nabc\nABC\n");

    assertThat(lines("text", "a.c")).containsExactly(1L);
    assertThat(lines("regex", "a.c")).containsExactly(1L, 2L);
    assertThat(lines("regex", "^abc$", "ignore_case", true)).containsExactly(2L, 3L);
  }

  private List<Long> lines(Object... args) {
    var all = new ArrayList<>(List.<Object>of("path", "a"));
    all.addAll(List.of(args));
    return Bench.objects(bench.done("file.search", all.toArray()), "hits").stream()
        .map(hit -> Bench.number(hit, "line"))
        .toList();
  }

  @Test
  void files_with_nul_are_left() {
    bench.file("binary", "x GOLD\n\0");
    bench.file("text", "GOLD");

    var result = bench.done("file.search", "path", ".", "text", "GOLD");

    assertThat(Bench.objects(result, "hits")).hasSize(1);
    assertThat(Bench.number(result, "binary")).isEqualTo(1);
  }

  @Test
  void gives_no_more_than_the_limit() {
    bench.file("a", "x\n".repeat(5));

    var cut = bench.done("file.search", "path", "a", "text", "x", "limit", 4);

    assertThat(Bench.objects(cut, "hits")).hasSize(4);
    assertThat(Bench.flag(cut, "truncated")).isTrue();
    assertThat(
            Bench.flag(
                bench.done("file.search", "path", "a", "text", "x", "limit", 5), "truncated"))
        .isFalse();
  }

  /// Without a bound the first takes longer than anybody lives, and the second takes all the stack.
  @Test
  void an_expression_that_takes_for_ever_is_given_up() {
    bench.file("a", "a".repeat(40) + "!\n" + "ab".repeat(9_000) + "\nfine\n");

    var slow = bench.done("file.search", "path", "a", "regex", "(.*)*\\1c");
    var deep = bench.done("file.search", "path", "a", "regex", "^(a|b)*c|fine");

    assertThat(Bench.number(slow, "given_up")).isPositive();
    assertThat(Bench.objects(deep, "hits"))
        .extracting(hit -> Bench.number(hit, "line"))
        .contains(3L);
  }

  @Test
  void an_endless_line_takes_little_memory_and_a_short_excerpt() {
    bench.file("a", "x".repeat(3_000_000) + "\nneedle " + "y".repeat(30_000));

    var result = bench.done("file.search", "path", "a", "text", "needle");

    assertThat(Bench.objects(result, "hits")).hasSize(1);
    assertThat(Bench.text(Bench.objects(result, "hits").getFirst(), "excerpt")).hasSize(240);
  }

  @Test
  void half_a_character_at_the_bound_of_a_line_does_no_harm() {
    bench.file("a", "x" + "🐢".repeat(20_000));

    var result = bench.done("file.search", "path", "a", "regex", ".{19990}");

    assertThat(Bench.objects(result, "hits")).hasSizeLessThanOrEqualTo(1);
  }
}
