package dev.taskexec.effects.file.beneath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenersTest {
  static final Opener[] ALL = {Openers.best(), Openers.portable()};

  @TempDir Path folder;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("real/inner"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    Files.createSymbolicLink(folder.resolve("real/up"), Path.of("../real/./inner/.."));
    Files.createSymbolicLink(folder.resolve("real/absolute"), folder.resolve("real/inner"));
    Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
  }

  /// So that a mistake in the foreign calls does not pass for a machine without them.
  @Test
  void on_a_linux_that_has_it_folders_are_opened_in_one_step() throws IOException {
    var version = System.getProperty("os.version").split("\\.");
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && Integer.parseInt(version[0]) * 100 + Integer.parseInt(version[1]) >= 506);

    try (var opened = Openers.best().open(folder)) {
      assertThat(opened).isInstanceOf(DescriptorFolder.class);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void says_where_a_path_really_leads(Opener opener) throws IOException {
    for (var path :
        new String[] {"link/inner", "real/up/inner", "link/absolute", "real/inner/../inner"}) {
      try (var opened = opener.open(folder.resolve(path))) {
        assertThat(opened.real()).as(path).isEqualTo(folder.resolve("real/inner"));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void follows_links_only_behind_the_anchor(Opener opener) throws IOException {
    try (var opened = opener.open(folder.resolve("real"), Path.of("up/inner"))) {
      assertThat(opened.real()).isEqualTo(folder.resolve("real/inner"));
    }
    try (var opened = opener.open(folder.resolve("real"), Path.of(""))) {
      assertThat(opened.real()).isEqualTo(folder.resolve("real"));
    }
    assertThatThrownBy(() -> opener.open(folder.resolve("link"), Path.of("inner")))
        .isInstanceOf(FileSystemLoopException.class);
    assertThatThrownBy(() -> opener.openWithoutLinks(folder.resolve("real/up")))
        .isInstanceOf(FileSystemLoopException.class);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void does_not_go_round_for_ever(Opener opener) {
    assertThatThrownBy(() -> opener.open(folder.resolve("round")))
        .isInstanceOf(FileSystemLoopException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/a"})
  void takes_names_of_entries_only(String name) throws IOException {
    for (var opener : ALL) {
      try (var opened = opener.open(folder)) {
        assertThatThrownBy(() -> opened.entry(Path.of(name)))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> opened.deleteFolder(Path.of(name)))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void leaves_nothing_open(Opener opener) throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")));
    openAndFail(opener);
    var before = open();

    for (var i = 0; i < 200; i++) {
      openAndFail(opener);
    }

    assertThat(open()).isLessThan(before + 100);
  }

  private void openAndFail(Opener opener) throws IOException {
    try (var opened = opener.open(folder.resolve("real"))) {
      opened.folder(Path.of("inner")).close();
      assertThatThrownBy(() -> opened.folder(Path.of("up"))).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> opened.read(Path.of("inner"))).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> opener.open(folder.resolve("nowhere/at/all")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> opener.open(folder.resolve("link"), Path.of("inner")))
        .isInstanceOf(IOException.class);
  }

  private static long open() throws IOException {
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }
}
