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
class FileDeleteTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void deletes_a_file_and_a_link() {
    bench.file("a", "x");
    bench.link("l", Path.of("a"));

    bench.done("file.delete", "path", "l");
    assertThat(bench.tree(".")).containsExactly("a");
    bench.done("file.delete", "path", "a");

    assertThat(bench.tree(".")).isEmpty();
  }

  @Test
  void deletes_a_folder_only_when_it_is_told_to() {
    bench.file("a/b/c", "x");
    bench.file("a/d", "x");

    assertThat(bench.failed("file.delete", "path", "a")).contains("say `recursive`");
    var result = bench.done("file.delete", "path", "a", "recursive", true);

    assertThat(Bench.number(result, "deleted")).isEqualTo(4);
    assertThat(bench.tree(".")).isEmpty();
  }

  @Test
  void what_is_missing_may_be_missing() {
    assertThat(bench.failed("file.delete", "path", "a")).isEqualTo("`a` does not exist");
    assertThat(
            Bench.number(bench.done("file.delete", "path", "x/a", "missing_ok", true), "deleted"))
        .isZero();
  }

  @Test
  void the_folder_that_it_works_in_is_not_deleted() {
    bench.file("a", "x");

    assertThat(bench.failed("file.delete", "path", ".", "recursive", true))
        .contains("holds the folder that this task works in");
    assertThat(bench.failed("file.delete", "path", root.getParent().toString(), "recursive", true))
        .contains("holds the folder that this task works in");
    assertThat(bench.failed("file.delete", "path", "/", "recursive", true))
        .contains("it is no entry of a folder");
  }
}
