package dev.taskexec.effects.process.nativecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HeldPathTest {
  private static final int TRIES = 40_000;

  @TempDir Path temporary;
  private Path folder;
  private Path outside;

  @BeforeEach
  void prepare() throws IOException {
    folder = temporary.toRealPath();
    outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "");
  }

  @Test
  void stays_what_it_was_when_its_path_leads_elsewhere() throws Exception {
    var in = Files.createDirectory(folder.resolve("in"));

    try (var held = HeldPath.open(in)) {
      Files.move(in, folder.resolve("moved"));
      Files.createSymbolicLink(in, outside);

      assertThat(held.place().toRealPath()).isEqualTo(folder.resolve("moved"));
    }
  }

  @Test
  void what_is_made_is_made_in_the_very_folder() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Files.createSymbolicLink(folder.resolve("dangling"), outside.resolve("new"));

    try (var held = HeldPath.open(folder)) {
      held.folder(Path.of("made")).close();
      held.folder(Path.of("made")).close();
      held.file(Path.of("file")).close();
      held.file(Path.of("file")).close();

      assertThatThrownBy(() -> held.folder(Path.of("link"))).isInstanceOf(OpenFailure.class);
      assertThatThrownBy(() -> held.file(Path.of("dangling"))).isInstanceOf(OpenFailure.class);
      assertThatThrownBy(() -> held.child(Path.of("../"))).isInstanceOf(OpenFailure.class);
    }
    assertThat(folder.resolve("made")).isDirectory();
    assertThat(folder.resolve("file")).isEmptyFile();
    assertThat(outside.resolve("new")).doesNotExist();
  }

  /// Attack 4 of the project's list, on what the kit opens for a program.
  @Test
  void a_link_swapped_while_it_is_opened_is_never_followed() throws Exception {
    var in = Files.createDirectory(folder.resolve("in"));
    var over = new AtomicBoolean();
    var swapper = Thread.ofPlatform().start(() -> swap(in, over));
    var opened = 0;
    var refused = 0;
    try {
      for (var i = 0; i < TRIES; i++) {
        try (var held = HeldPath.open(in)) {
          opened++;
          assertThat(Files.exists(held.place().resolve("secret"))).isFalse();
        } catch (OpenFailure e) {
          refused++;
        }
      }
    } finally {
      over.set(true);
      swapper.join();
    }
    assertThat(opened).as("the control").isPositive();
    assertThat(refused).isPositive();
  }

  /// A folder cannot be replaced in one step, so for a moment nothing is there.
  private void swap(Path in, AtomicBoolean over) {
    var aside = folder.resolve("aside");
    var link = folder.resolve("link.new");
    try {
      while (!over.get()) {
        Files.move(in, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(link, outside);
        Files.move(link, in, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(in);
        Files.move(aside, in, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
