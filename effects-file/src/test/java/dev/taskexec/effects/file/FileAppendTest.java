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
class FileAppendTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void appends_to_a_file_and_makes_it_where_there_is_none() {
    var first = bench.done("file.append", "path", "a", "content", "one\n");
    var second = bench.done("file.append", "path", "a", "content", "two\n");

    assertThat(bench.content("a")).isEqualTo("one\ntwo\n");
    assertThat(Bench.flag(first, "created")).isTrue();
    assertThat(Bench.flag(second, "created")).isFalse();
    assertThat(Bench.number(second, "appended")).isEqualTo(4);
  }

  @Test
  void appends_through_a_link() {
    bench.file("real", "one\n");
    bench.link("link", Path.of("real"));

    bench.done("file.append", "path", "link", "content", "two\n");

    assertThat(bench.content("real")).isEqualTo("one\ntwo\n");
    assertThat(root.resolve("link")).isSymbolicLink();
  }

  @Test
  void a_folder_is_no_file() {
    bench.file("folder/a", "x");

    assertThat(bench.failed("file.append", "path", "folder", "content", "x"))
        .contains("it is a folder");
  }
}
