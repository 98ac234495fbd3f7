package dev.taskexec.abi.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
  @TempDir Path folder;

  @Test
  void appears_with_all_of_its_files() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("a.txt", new byte[] {'a'});
    files.put("sub/b.txt", new byte[] {'b'});

    AtomicFolder.write(folder.resolve("deep/new"), files);

    assertThat(folder.resolve("deep/new/a.txt")).hasContent("a");
    assertThat(folder.resolve("deep/new/sub/b.txt")).hasContent("b");
    assertThat(names(folder.resolve("deep"))).containsExactly("new");
  }

  @Test
  void leaves_nothing_behind_when_a_file_cannot_be_written() {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("a", new byte[] {'a'});
    files.put("a/b", new byte[] {'b'});

    assertThatThrownBy(() -> AtomicFolder.write(folder.resolve("new"), files))
        .isInstanceOf(IOException.class);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void takes_the_place_of_nothing() throws IOException {
    Files.createDirectory(folder.resolve("there"));

    assertThatThrownBy(() -> AtomicFolder.write(folder.resolve("there"), new LinkedHashMap<>()))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  private static List<String> names(Path parent) throws IOException {
    try (var entries = Files.list(parent)) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }
}
