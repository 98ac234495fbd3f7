package dev.taskexec.effects.file;

import dev.taskexec.effects.file.beneath.OpenFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A file that appears whole or not at all: written in its folder under a temporary name, forced,
/// renamed, and the folder forced.
final class NewFile {
  private NewFile() {}

  /// What fills the file.
  @FunctionalInterface
  interface Body {
    void writeTo(WritableByteChannel out) throws IOException, EndedException;
  }

  /// @param permissions of the new file; empty for what the system gives to new files
  /// @param replace whether a file that has the name is replaced
  /// @throws FileAlreadyExistsException if something has the name, and is not to be replaced
  static void put(
      OpenFolder folder,
      Path name,
      Optional<Set<PosixFilePermission>> permissions,
      boolean replace,
      Body body)
      throws IOException, EndedException {
    // Of a fixed length: the name of the file itself may be as long as names can be.
    var beside = Path.of(".%s.tmp".formatted(UUID.randomUUID()));
    var channel = folder.create(beside);
    try {
      try (channel) {
        body.writeTo(channel);
        if (channel instanceof FileChannel file) {
          file.force(true);
        }
      }
      if (permissions.isPresent()) {
        folder.permit(beside, permissions.get());
      }
      folder.rename(beside, folder, name, replace);
    } catch (IOException | EndedException | RuntimeException e) {
      try {
        folder.delete(beside);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    folder.force();
  }
}
