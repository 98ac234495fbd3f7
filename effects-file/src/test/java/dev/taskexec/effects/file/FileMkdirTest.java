package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
class FileMkdirTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void makes_a_folder_once() {
    assertThat(Bench.flag(bench.done("file.mkdir", "path", "a"), "created")).isTrue();
    assertThat(Bench.flag(bench.done("file.mkdir", "path", "a"), "created")).isFalse();
    assertThat(root.resolve("a")).isDirectory();
  }

  @Test
  void makes_the_folders_above_it_only_when_it_is_told_to() {
    assertThat(bench.failed("file.mkdir", "path", "a/b/c")).isEqualTo("`a` does not exist");

    bench.done("file.mkdir", "path", "a/b/c", "parents", true);

    assertThat(root.resolve("a/b/c")).isDirectory();
  }

  @Test
  void gives_the_mode_that_is_asked_for() throws IOException {
    bench.done("file.mkdir", "path", "a", "mode", "0700");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a"))))
        .isEqualTo("rwx------");
  }

  @Test
  void what_is_no_folder_stays() {
    bench.file("a", "x");
    bench.link("l", Path.of("nowhere"));

    assertThat(bench.failed("file.mkdir", "path", "a"))
        .isEqualTo("`a` exists already, and is no folder");
    assertThat(bench.failed("file.mkdir", "path", "l"))
        .isEqualTo("`nowhere` exists already, and is no folder");
    assertThat(bench.content("a")).isEqualTo("x");
  }
}
