package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import dev.taskexec.acceptance.launcher.Unprivileged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A source of truth that cannot be planned: one error, exit code 1, nothing written.
class BadSotTest {
  @TempDir Path folder;

  @Test
  void refuses_a_missing_file() {
    var error = Kit.in(folder).refuses(1, "plan", "--sot", "nowhere.md");

    assertThat(error.code()).isEqualTo("SOT001");
    assertThat(error.place()).contains("nowhere.md");
    assertThat(Kit.in(folder).refuses(1, "run", "--sot", "nowhere.md").code()).isEqualTo("SOT001");
  }

  @Test
  void refuses_a_folder() throws IOException {
    Files.createDirectory(folder.resolve("sot.md"));

    var error = Kit.in(folder).refuses(1, "plan", "--sot", "sot.md");

    assertThat(error.code()).isEqualTo("SOT002");
    assertThat(error.place()).contains("sot.md");
  }

  @Test
  void refuses_a_file_that_may_not_be_read() throws Exception {
    var sot = Sot.write(folder, Sot.withTasks("TASK-001"));
    Files.setPosixFilePermissions(sot, PosixFilePermissions.fromString("---------"));

    var error = Unprivileged.kit(folder).refuses(1, "plan", "--sot", "sot.md");

    assertThat(error.code()).isEqualTo("SOT003");
    assertThat(error.place()).contains("sot.md");
  }

  @Test
  void refuses_bytes_that_are_not_utf_8_and_says_where_they_stand() throws IOException {
    var latin = "# Title\nprose\nża".getBytes(StandardCharsets.ISO_8859_1);
    latin[latin.length - 2] = (byte) 0xBF;
    Files.write(folder.resolve("sot.md"), latin);

    var error = Kit.in(folder).refuses(1, "plan", "--sot", "sot.md");

    assertThat(error.code()).isEqualTo("SOT004");
    assertThat(error.place()).endsWith("sot.md:3:1");
  }
}
