package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {
  @TempDir Path folder;

  @Test
  void writes_a_start_and_says_what_comes_next() throws IOException {
    var ran = new TestingKit(folder).run("init", "~/new/folder");

    assertThat(ran)
        .isEqualTo(
            new TestingKit.Ran(
                0,
                """
                [ok] written: ~/new/folder/sot.md
                [ok] written: ~/new/folder/config/manifest.json
                [ok] written: ~/new/folder/config/hooks.json
                [ok] written: ~/new/folder/ci/task-exec-kit.yml
                """,
                "next: task-exec-kit plan --sot ~/new/folder/sot.md\n"));
    assertThat(files()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sot.md", "config/manifest.json", "config/hooks.json", "ci/task-exec-kit.yml"})
  void never_writes_over_a_file_and_then_writes_nothing(String name) throws IOException {
    var ran = new TestingKit(folder).file(name, "mine").run("init", "~");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            """
            error[OUT002]: `~/%s` exists already, so nothing was written
              --> ~/%s
            help: name another folder, or move it away

            1 error
            """
                .formatted(name, name));
    assertThat(files()).containsExactly(folder.resolve(name));
    assertThat(folder.resolve(name)).hasContent("mine");
  }

  @Test
  void a_link_that_leads_nowhere_is_a_file_too() throws IOException {
    Files.createSymbolicLink(folder.resolve("sot.md"), Path.of("elsewhere.md"));

    assertThat(new TestingKit(folder).run("init", "~").code()).isEqualTo(1);
    assertThat(folder.resolve("elsewhere.md")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "ci"})
  void a_file_in_the_place_of_a_folder_is_code_74_and_nothing_is_written(String name)
      throws IOException {
    var ran = new TestingKit(folder).file(name, "mine").run("init", "~");

    assertThat(ran.code()).isEqualTo(74);
    assertThat(ran.err()).startsWith("error[OUT001]: cannot write ~/" + name + "/");
    assertThat(files()).containsExactly(folder.resolve(name));
  }

  @Test
  void the_configuration_is_the_one_that_is_shipped() throws IOException {
    new TestingKit(folder).run("init", "~");

    for (var name : List.of("config/manifest.json", "config/hooks.json")) {
      var shipped = Path.of(System.getProperty("kit.root"), name);
      assertThat(folder.resolve(name)).hasSameTextualContentAs(shipped);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
