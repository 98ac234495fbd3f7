package dev.taskexec.planner.source;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SotFileTest {
  @TempDir private Path folder;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void reads_text_and_digest() throws IOException {
    var bytes = "\uFEFF# ż\r\n".getBytes(UTF_8);
    var file = Files.write(folder.resolve("żółć.md"), bytes);

    var sot = SotFile.read(file, "żółć.md", diagnostics).orElseThrow();

    assertThat(sot.source().text()).isEqualTo("# ż\r\n");
    assertThat(sot.source().name()).isEqualTo("żółć.md");
    assertThat(sot.digest()).isEqualTo(Sha256.of(bytes));
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void follows_a_link() throws IOException {
    var file = Files.writeString(folder.resolve("a.md"), "x");
    var link = Files.createSymbolicLink(folder.resolve("b.md"), file);

    assertThat(SotFile.read(link, "b.md", diagnostics)).isPresent();
  }

  @Test
  void a_missing_file_is_an_error() {
    assertRefused(folder.resolve("no.md"), "SOT001 `given.md` does not exist");
  }

  @Test
  void a_file_below_a_file_is_missing() throws IOException {
    var file = Files.writeString(folder.resolve("a.md"), "x");

    assertRefused(file.resolve("b.md"), "SOT001 `given.md` does not exist");
  }

  @Test
  void a_link_to_nothing_is_missing() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("b.md"), folder.resolve("no.md"));

    assertRefused(link, "SOT001 `given.md` does not exist");
  }

  @Test
  void a_folder_is_an_error() {
    assertRefused(folder, "SOT002 `given.md` is a folder, not a file");
  }

  @Test
  void a_link_to_itself_is_unreadable() throws IOException {
    var link = folder.resolve("b.md");
    Files.createSymbolicLink(link, link);

    assertRefusedWith(link, "SOT003");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_file_whose_reading_fails_is_unreadable() {
    assertRefusedWith(Path.of("/proc/self/mem"), "SOT003");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_device_without_end_is_unreadable() {
    assertThat(FileBytes.read(Path.of("/dev/zero"), 100_000))
        .isEqualTo(
            new FileBytes.Unreadable(
                "it is larger than 100,000 bytes, the most that fits this much memory"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_empty_device_is_an_empty_file() {
    assertThat(SotFile.read(Path.of("/dev/null"), "/dev/null", diagnostics)).isPresent();
  }

  @Test
  void a_file_beyond_the_limit_is_unreadable() throws IOException {
    var file = Files.writeString(folder.resolve("a.md"), "12345");

    assertThat(FileBytes.read(file, 5)).isInstanceOf(FileBytes.Read.class);
    assertThat(FileBytes.read(file, 4)).isInstanceOf(FileBytes.Unreadable.class);
  }

  @Test
  void another_encoding_is_an_error_with_its_place() throws IOException {
    var file = folder.resolve("a.md");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC5, (byte) 0xBC, 'b', (byte) 0xE9, 'c'});

    assertRefused(file, "SOT004 byte 0xE9, at offset 5 of the file, is not UTF-8");
    var place = (dev.taskexec.abi.source.Place.InText) diagnostics.sorted().getFirst().place();
    assertThat(place.span().line()).isEqualTo(2);
    assertThat(place.span().column()).isEqualTo(3);
    assertThat(place.quote().text()).isEqualTo("żb\uFFFDc");
  }

  @Test
  void utf16_is_called_by_its_name() throws IOException {
    var file = Files.write(folder.resolve("a.md"), "text".getBytes(UTF_16));

    assertRefusedWith(file, "SOT004");
    assertThat(diagnostics.sorted().getFirst().help()).contains("UTF-16");
  }

  private void assertRefused(Path path, String finding) {
    var sot = SotFile.read(path, "given.md", diagnostics);

    assertThat(sot).isEqualTo(Optional.empty());
    assertThat(diagnostics.sorted())
        .extracting(found -> found.code() + " " + found.message())
        .containsExactly(finding);
  }

  private void assertRefusedWith(Path path, String code) {
    var sot = SotFile.read(path, "given.md", diagnostics);

    assertThat(sot).isEqualTo(Optional.empty());
    assertThat(diagnostics.sorted()).extracting(found -> found.code().name()).containsExactly(code);
  }
}
