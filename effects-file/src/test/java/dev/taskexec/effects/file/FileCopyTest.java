package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
class FileCopyTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void copies_a_file_with_its_permissions() throws IOException {
    Files.setPosixFilePermissions(
        bench.file("a", "x\n"), PosixFilePermissions.fromString("rwx------"));

    var result = bench.done("file.copy", "from", "a", "to", "b");

    assertThat(bench.content("b")).isEqualTo("x\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("b"))))
        .isEqualTo("rwx------");
    assertThat(Bench.text(result, "sha256"))
        .isEqualTo(Sha256.of("x\n".getBytes(StandardCharsets.UTF_8)).hex());
  }

  @Test
  void a_file_that_is_there_stays_unless_it_may_be_replaced() {
    bench.file("a", "new");
    bench.file("b", "old");

    assertThat(bench.failed("file.copy", "from", "a", "to", "b")).isEqualTo("`b` exists already");
    assertThat(
            Bench.number(
                bench.done("file.copy", "from", "a", "to", "b", "if_exists", "keep"), "kept"))
        .isEqualTo(1);
    assertThat(bench.content("b")).isEqualTo("old");
    bench.done("file.copy", "from", "a", "to", "b", "if_exists", "replace", "backup", true);
    assertThat(bench.content("b")).isEqualTo("new");
    assertThat(bench.content("b.bak")).isEqualTo("old");
  }

  @Test
  void copies_only_what_is_expected() {
    bench.file("a", "x");

    assertThat(bench.failed("file.copy", "from", "a", "to", "b", "expect_sha256", "0".repeat(64)))
        .startsWith("`")
        .contains("is not what was expected");
    assertThat(bench.tree(".")).containsExactly("a");
  }

  @Test
  void copies_a_folder_and_joins_it_with_one_that_is_there() {
    bench.file("a/deep/x", "x");
    bench.file("a/y", "y");
    bench.file("b/y", "old");
    bench.file("b/z", "z");

    assertThat(bench.failed("file.copy", "from", "a", "to", "c")).contains("say `recursive`");
    assertThat(bench.failed("file.copy", "from", "a", "to", "b", "recursive", true))
        .isEqualTo("`b` exists already");
    var result =
        bench.done("file.copy", "from", "a", "to", "b", "recursive", true, "if_exists", "keep");

    assertThat(bench.tree("b")).containsExactly("deep", "deep/x", "y", "z");
    assertThat(bench.content("b/y")).isEqualTo("old");
    assertThat(Bench.number(result, "files")).isEqualTo(1);
    assertThat(Bench.number(result, "kept")).isEqualTo(1);
  }

  @Test
  void a_folder_is_not_copied_into_itself() {
    bench.file("a/x", "x");

    assertThat(bench.failed("file.copy", "from", "a", "to", "a/b", "recursive", true))
        .contains("below itself");
    assertThat(bench.failed("file.copy", "from", "a/x", "to", "a/x")).contains("to itself");
  }

  @Test
  void a_tree_that_is_too_deep_is_not_gone_down() {
    bench.file("d/".repeat(250) + "x", "x");

    assertThat(bench.failed("file.copy", "from", "d", "to", "c", "recursive", true))
        .contains("too deep");
    assertThat(bench.failed("file.delete", "path", "d", "recursive", true)).contains("too deep");
    assertThat(bench.failed("file.list", "path", "d", "recursive", true)).contains("too deep");
  }
}
