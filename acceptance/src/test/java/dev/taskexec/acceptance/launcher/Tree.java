package dev.taskexec.acceptance.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/// What lies in a folder, hidden files included: compared before and after, it shows whether
/// anything was left behind.
///
/// @param entries path, and size and checksum of a readable file, one a line
public record Tree(List<String> entries) {

  public static Tree of(Path folder) {
    try (var paths = Files.walk(folder)) {
      return new Tree(paths.map(path -> entry(folder, path)).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entry(Path folder, Path path) {
    var name = folder.relativize(path).toString();
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(path)) {
      return name;
    }
    try {
      var checksum = new CRC32();
      var bytes = Files.readAllBytes(path);
      checksum.update(bytes);
      return "%s %d %08x".formatted(name, bytes.length, checksum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
