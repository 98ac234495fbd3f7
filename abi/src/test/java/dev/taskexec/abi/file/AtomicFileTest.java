package dev.taskexec.abi.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskexec.abi.file.AtomicFile.Body;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void a_new_file_appears_whole() throws IOException {
    var target = folder.resolve("plan.json");

    try (var file = AtomicFile.create(target)) {
      file.stream().write("whole".getBytes(UTF_8));
      assertThat(target).doesNotExist();
      file.commit();
    }

    assertThat(target).hasContent("whole");
    assertThat(names()).containsExactly("plan.json");
  }

  @Test
  void a_file_that_is_given_up_leaves_the_old_one_and_nothing_else() throws IOException {
    var target = Files.writeString(folder.resolve("plan.json"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    out -> {
                      out.write("half".getBytes(UTF_8));
                      throw new IOException("no space left on device");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(target).hasContent("old");
    assertThat(names()).containsExactly("plan.json");
  }

  @Test
  void a_file_that_must_be_new_replaces_nothing() throws IOException {
    var taken = Files.writeString(folder.resolve("taken"), "old");
    var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    var target = folder.resolve("plan.json");
    Body late =
        out -> {
          out.write("mine".getBytes(UTF_8));
          Files.writeString(target, "theirs");
        };

    AtomicFile.writeNew(folder.resolve("new"), out -> out.write("new".getBytes(UTF_8)));

    for (var place : List.of(taken, link)) {
      assertThatThrownBy(() -> AtomicFile.writeNew(place, out -> out.write(1)))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThatThrownBy(() -> AtomicFile.writeNew(target, late))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("new")).hasContent("new");
    assertThat(taken).hasContent("old");
    assertThat(target).hasContent("theirs");
    assertThat(names()).containsExactly("link", "new", "plan.json", "taken");
  }

  @Test
  void a_replaced_file_keeps_its_permissions() throws IOException {
    var target = Files.writeString(folder.resolve("plan.json"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw---x"));

    AtomicFile.write(target, out -> out.write("new".getBytes(UTF_8)));

    assertThat(target).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-rw---x");
  }

  @Test
  void a_link_stays_and_its_target_is_replaced() throws IOException {
    var real = Files.writeString(folder.resolve("real.json"), "old");
    var link = Files.createSymbolicLink(folder.resolve("plan.json"), Path.of("real.json"));

    AtomicFile.write(link, out -> out.write("new".getBytes(UTF_8)));

    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
  }

  @Test
  void a_dangling_link_gets_its_target() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("plan.json"), Path.of("later.json"));

    AtomicFile.write(link, out -> out.write("new".getBytes(UTF_8)));

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("later.json")).hasContent("new");
  }

  @Test
  void a_chain_of_links_stays_and_its_end_is_made_like_any_new_file() throws IOException {
    var fresh = Files.writeString(folder.resolve("fresh"), "");
    var second = Files.createSymbolicLink(folder.resolve("second"), Path.of("later.json"));
    var first = Files.createSymbolicLink(folder.resolve("first"), Path.of("second"));

    AtomicFile.write(first, out -> out.write("new".getBytes(UTF_8)));

    assertThat(first).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(folder.resolve("later.json")).hasContent("new");
    assertThat(Files.getPosixFilePermissions(folder.resolve("later.json")))
        .isEqualTo(Files.getPosixFilePermissions(fresh));
  }

  @Test
  void links_in_a_circle_are_refused() throws IOException {
    var one = Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
    Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));

    assertThatThrownBy(() -> AtomicFile.create(one)).isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void a_name_may_be_as_long_as_names_can_be() throws IOException {
    var target = folder.resolve("x".repeat(255));

    AtomicFile.write(target, out -> out.write("new".getBytes(UTF_8)));

    assertThat(target).hasContent("new");
  }

  @Test
  void a_device_is_written_to_and_not_replaced() throws IOException {
    var device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));

    AtomicFile.write(device, out -> out.write("gone".getBytes(UTF_8)));

    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void a_full_device_is_an_error() {
    var full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));

    assertThatThrownBy(() -> AtomicFile.write(full, out -> out.write(new byte[1 << 20])))
        .isInstanceOf(IOException.class);
    assertThat(Files.isRegularFile(full)).isFalse();
  }

  @Test
  void a_folder_is_refused() {
    assertThatThrownBy(() -> AtomicFile.create(folder))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void a_missing_folder_is_refused() {
    assertThatThrownBy(() -> AtomicFile.create(folder.resolve("no/plan.json")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private List<String> names() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
