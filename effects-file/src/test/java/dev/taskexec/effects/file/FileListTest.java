package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
class FileListTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void lists_in_the_order_of_the_bytes_of_the_paths() {
    bench.file("a/x", "12");
    bench.file("a-b", "1");
    bench.file("a.b", "");
    bench.link("l", Path.of("a"));
    bench.file("ż", "1");

    var result = bench.done("file.list", "path", ".", "recursive", true);

    assertThat(Bench.objects(result, "entries"))
        .containsExactly(
            Bench.args("path", "a-b", "kind", "file", "size", 1),
            Bench.args("path", "a.b", "kind", "file", "size", 0),
            Bench.args("path", "a", "kind", "folder"),
            Bench.args("path", "a/x", "kind", "file", "size", 2),
            Bench.args("path", "l", "kind", "link"),
            Bench.args("path", "ż", "kind", "file", "size", 1));
    assertThat(Bench.flag(result, "truncated")).isFalse();
  }

  @Test
  void goes_into_folders_only_when_it_is_told_to() {
    bench.file("a/x", "");

    assertThat(Bench.objects(bench.done("file.list", "path", "."), "entries"))
        .containsExactly(Bench.args("path", "a", "kind", "folder"));
  }

  @Test
  void gives_only_what_fits_the_pattern() {
    bench.file("A.java", "");
    bench.file("src/B.java", "");
    bench.file("src/C.txt", "");

    var result = bench.done("file.list", "path", ".", "recursive", true, "glob", "**/*.java");

    assertThat(Bench.objects(result, "entries"))
        .extracting(entry -> Bench.text(entry, "path"))
        .containsExactly("A.java", "src/B.java");
  }

  @Test
  void gives_no_more_than_the_limit() {
    for (var i = 0; i < 5; i++) {
      bench.file("f" + i, "");
    }

    var cut = bench.done("file.list", "path", ".", "limit", 4);

    assertThat(Bench.objects(cut, "entries")).hasSize(4);
    assertThat(Bench.flag(cut, "truncated")).isTrue();
    assertThat(Bench.flag(bench.done("file.list", "path", ".", "limit", 5), "truncated")).isFalse();
  }

  @Test
  void with_a_permit_for_the_folder_alone_its_names_are_listed_and_no_more() {
    bench.file("a/x", "");
    bench.permits("read:a");

    assertThat(Bench.objects(bench.done("file.list", "path", "a"), "entries")).hasSize(1);
    assertThat(Bench.number(bench.done("file.list", "path", "a", "recursive", true), "denied"))
        .isEqualTo(1);
    bench.refused("file.read", "path", "a/x");
  }

  @Test
  void a_file_is_no_folder() {
    bench.file("a", "");

    assertThat(bench.failed("file.list", "path", "a")).isEqualTo("`a` is not a folder");
  }
}
