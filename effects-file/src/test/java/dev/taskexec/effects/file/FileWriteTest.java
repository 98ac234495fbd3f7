package dev.taskexec.effects.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectOutcome;
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
class FileWriteTest {
  @Parameter Way way;
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(root, way);
  }

  @Test
  void writes_a_new_file_and_says_what() {
    var result = bench.done("file.write", "path", "a", "content", "ż\n");

    assertThat(bench.content("a")).isEqualTo("ż\n");
    assertThat(Bench.flag(result, "created")).isTrue();
    assertThat(Bench.number(result, "size")).isEqualTo(3);
    assertThat(Bench.text(result, "sha256"))
        .isEqualTo(Sha256.of("ż\n".getBytes(StandardCharsets.UTF_8)).hex());
  }

  @Test
  void a_folder_that_may_be_written_is_made_first_and_no_other() {
    bench.permits("write:out/**", "write:far/a");

    bench.done("file.write", "path", "out/a", "content", "new");
    var below = bench.perform("file.write", "path", "out/deep/a", "content", "new");
    var beside = bench.perform("file.write", "path", "far/a", "content", "new");

    assertThat(bench.content("out/a")).isEqualTo("new");
    assertThat(below).isInstanceOf(EffectOutcome.Failed.class);
    assertThat(beside).isInstanceOf(EffectOutcome.Failed.class);
    assertThat(root.resolve("out/deep")).doesNotExist();
    assertThat(root.resolve("far")).doesNotExist();
  }

  @Test
  void writes_bytes() throws IOException {
    bench.done("file.write", "path", "a", "content", "/wA=", "encoding", "base64");

    assertThat(root.resolve("a")).hasBinaryContent(new byte[] {(byte) 0xff, 0});
  }

  @Test
  void replaces_a_file_and_keeps_its_permissions() throws IOException {
    Files.setPosixFilePermissions(
        bench.file("a", "old"), PosixFilePermissions.fromString("rwxr-x---"));

    var result = bench.done("file.write", "path", "a", "content", "new");

    assertThat(bench.content("a")).isEqualTo("new");
    assertThat(Bench.flag(result, "created")).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a"))))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void gives_the_mode_that_is_asked_for() throws IOException {
    bench.done("file.write", "path", "a", "content", "x", "mode", "0640");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a"))))
        .isEqualTo("rw-r-----");
  }

  @Test
  void keeps_a_file_that_is_there_when_it_is_told_to() {
    bench.file("a", "old");

    var result = bench.done("file.write", "path", "a", "content", "new", "if_exists", "keep");

    assertThat(Bench.flag(result, "written")).isFalse();
    assertThat(bench.content("a")).isEqualTo("old");
  }

  @Test
  void fails_at_a_file_that_is_there_when_it_is_told_to() {
    bench.file("a", "old");

    assertThat(bench.failed("file.write", "path", "a", "content", "new", "if_exists", "fail"))
        .isEqualTo("`a` exists already");
    assertThat(bench.content("a")).isEqualTo("old");
  }

  @Test
  void replaces_only_what_is_expected() {
    bench.file("a", "old");
    var right = Sha256.of("old".getBytes(StandardCharsets.UTF_8));
    var wrong = Sha256.of("other".getBytes(StandardCharsets.UTF_8));

    assertThat(
            bench.failed("file.write", "path", "a", "content", "new", "expect_sha256", wrong.hex()))
        .isEqualTo("`a` is not what was expected: its digest is " + right);
    bench.done("file.write", "path", "a", "content", "new", "expect_sha256", right.toString());

    assertThat(bench.content("a")).isEqualTo("new");
    assertThat(
            bench.failed("file.write", "path", "b", "content", "x", "expect_sha256", right.hex()))
        .contains("does not exist");
  }

  @Test
  void keeps_one_backup() {
    bench.file("a", "one");

    bench.done("file.write", "path", "a", "content", "two", "backup", true);
    bench.done("file.write", "path", "a", "content", "three", "backup", true);

    assertThat(bench.content("a")).isEqualTo("three");
    assertThat(bench.content("a.bak")).isEqualTo("two");
    assertThat(bench.tree(".")).containsExactly("a", "a.bak");
  }

  @Test
  void a_backup_needs_its_own_permit() {
    bench.file("a", "one");
    bench.permits("write:a");

    assertThat(bench.refused("file.write", "path", "a", "content", "two", "backup", true).remedy())
        .isEqualTo("add the permit `write:a.bak`");
    assertThat(bench.tree(".")).containsExactly("a");
  }

  @Test
  void makes_missing_folders_when_it_is_told_to() {
    assertThat(bench.failed("file.write", "path", "out/x/a", "content", "x"))
        .isEqualTo("`a` lies in a folder that does not exist");

    bench.done("file.write", "path", "out/x/a", "content", "x", "parents", true);

    assertThat(bench.content("out/x/a")).isEqualTo("x");
  }

  @Test
  void a_permitted_folder_that_is_missing_is_made() {
    bench.permits("write:out/**");

    bench.done("file.write", "path", "out/x/a", "content", "x", "parents", true);

    assertThat(bench.tree(".")).containsExactly("out", "out/x", "out/x/a");
  }

  @Test
  void a_folder_that_is_not_permitted_is_not_made() {
    bench.permits("write:out/x/**");

    assertThat(
            bench.refused("file.write", "path", "out/x/a", "content", "x", "parents", true).rule())
        .contains("no permit for `write:out`");
    assertThat(bench.tree(".")).isEmpty();
  }

  @Test
  void a_folder_is_no_file() {
    bench.file("out/a", "x");

    assertThat(bench.failed("file.write", "path", "out", "content", "x"))
        .isEqualTo("`out` is a folder, not a file");
    assertThat(bench.failed("file.write", "path", "out/a/b", "content", "x"))
        .isEqualTo("`a` is not a folder");
    assertThat(bench.failed("file.write", "path", "/", "content", "x"))
        .contains("it is no entry of a folder");
  }
}
