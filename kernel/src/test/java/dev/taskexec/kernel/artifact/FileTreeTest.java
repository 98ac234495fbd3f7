package dev.taskexec.kernel.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTreeTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void some_files() throws IOException {
    root = folder.resolve("root");
    for (var name :
        List.of(
            "a", "src/x.c", "src/y.h", "src/deep/z.c", "src/.hidden", "name[1]", "runs/r/log")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), name);
    }
    Files.createDirectories(folder.resolve("beside"));
    Files.writeString(folder.resolve("beside/b"), "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a                | a
          ./a              | a
          src//x.c         | src/x.c
          src              | src/.hidden src/deep/z.c src/x.c src/y.h
          src/**           | src/.hidden src/deep/z.c src/x.c src/y.h
          src/             | src/.hidden src/deep/z.c src/x.c src/y.h
          src/*.c          | src/x.c
          src/**/*.c       | src/deep/z.c src/x.c
          **/*.c           | src/deep/z.c src/x.c
          src/*            | src/.hidden src/x.c src/y.h
          */*.{c,h}        | src/x.c src/y.h
          src/[x-y].?      | src/x.c src/y.h
          src/deep/../x.c  | src/x.c
          nothing          |
          nothing/**       |
          ../beside/**     | ../beside/b
          ../beside/b      | ../beside/b
          name\\[1\\]      | name[1]
          name[1           |
          runs/**          | runs/r/log
          """)
  void names_files_by_path_folder_or_pattern(String declared, String expected) throws Exception {
    assertThat(paths(declared)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void everything_is_everything_but_the_runs() throws Exception {
    assertThat(paths("**")).isEqualTo("a name[1] src/.hidden src/deep/z.c src/x.c src/y.h");
  }

  @Test
  void an_absolute_path_is_called_as_it_is_written() throws Exception {
    var absolute = folder.resolve("beside").toString();

    assertThat(paths(absolute + "/**")).isEqualTo(absolute + "/b");
  }

  @Test
  void a_link_that_is_named_is_followed() throws Exception {
    Files.createSymbolicLink(root.resolve("link"), folder.resolve("beside"));
    Files.createSymbolicLink(root.resolve("file"), folder.resolve("beside/b"));

    assertThat(paths("link/**")).isEqualTo("link/b");
    assertThat(paths("link")).isEqualTo("link/b");
    assertThat(files("file").getFirst().digest()).isEqualTo(files("link/b").getFirst().digest());
  }

  @Test
  void a_link_that_is_come_across_counts_by_where_it_leads() throws Exception {
    var link = root.resolve("src/out");
    Files.createSymbolicLink(link, folder.resolve("beside"));
    var before = files("src/**");

    Files.writeString(folder.resolve("beside/b"), "changed");
    assertThat(files("src/**")).isEqualTo(before);
    Files.delete(link);
    Files.createSymbolicLink(link, folder);

    assertThat(paths("src/o*")).isEqualTo("src/out");
    assertThat(files("src/**")).isNotEqualTo(before);
  }

  @Test
  void a_link_to_a_folder_above_leads_nowhere() throws Exception {
    Files.createSymbolicLink(root.resolve("src/up"), root);

    assertThat(paths("src/**")).isEqualTo("src/.hidden src/deep/z.c src/up src/x.c src/y.h");
  }

  @Test
  @Timeout(20)
  void a_pipe_counts_as_nothing() throws Exception {
    new ProcessBuilder("mkfifo", root.resolve("src/pipe").toString()).start().waitFor();

    assertThat(paths("src/p*")).isEmpty();
    assertThat(paths("src/pipe")).isEmpty();
  }

  @Test
  void a_file_that_two_items_name_counts_once() throws Exception {
    assertThat(paths("src/**", "src/x.c", "src/*.c"))
        .isEqualTo("src/.hidden src/deep/z.c src/x.c src/y.h");
  }

  private String paths(String... declared) throws Exception {
    return String.join(" ", files(declared).stream().map(Artifacts.FileDigest::path).toList());
  }

  private List<Artifacts.FileDigest> files(String... declared) throws Exception {
    var tree = new FileTree(root, root.resolve("runs"), new FileDigests(InstantSource.system()));
    return tree.files(Arrays.stream(declared).map(DeclaredPath::of).toList(), _ -> true);
  }
}
