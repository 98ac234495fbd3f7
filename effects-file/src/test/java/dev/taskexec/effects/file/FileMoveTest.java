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
class FileMoveTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void moves_a_file() {
    bench.file("a", "x");
    bench.file("out/y", "y");

    var result = bench.done("file.move", "from", "a", "to", "out/b");

    assertThat(bench.tree(".")).containsExactly("out", "out/b", "out/y");
    assertThat(Bench.text(result, "moved")).isEqualTo("file");
  }

  @Test
  void replaces_a_file_only_when_it_is_told_to() {
    bench.file("a", "new");
    bench.file("b", "old");

    assertThat(bench.failed("file.move", "from", "a", "to", "b")).isEqualTo("`b` exists already");
    assertThat(bench.content("b")).isEqualTo("old");
    bench.done("file.move", "from", "a", "to", "b", "replace", true);

    assertThat(bench.content("b")).isEqualTo("new");
    assertThat(bench.tree(".")).containsExactly("b");
  }

  @Test
  void moves_a_folder_only_when_it_is_told_to_and_never_over_another() {
    bench.file("a/x", "x");
    bench.file("b/y", "y");

    assertThat(bench.failed("file.move", "from", "a", "to", "c")).contains("say `recursive`");
    assertThat(
            bench.failed("file.move", "from", "a", "to", "b", "recursive", true, "replace", true))
        .isEqualTo("`b` exists already");
    assertThat(bench.failed("file.move", "from", "a", "to", "a/b", "recursive", true))
        .contains("below itself");
    bench.done("file.move", "from", "a", "to", "c", "recursive", true);

    assertThat(bench.tree(".")).containsExactly("b", "b/y", "c", "c/x");
  }

  @Test
  void says_what_is_missing() {
    assertThat(bench.failed("file.move", "from", "a", "to", "b")).isEqualTo("`a` does not exist");
  }
}
