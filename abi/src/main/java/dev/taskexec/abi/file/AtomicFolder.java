package dev.taskexec.abi.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.SequencedMap;
import java.util.UUID;

/// A folder that appears with all of its files or not at all: filled beside its place under a
/// temporary name, forced to disk, and renamed.
public final class AtomicFolder {

  private AtomicFolder() {}

  /// Writes a whole folder where there is nothing yet. Folders above it are made.
  ///
  /// @param files contents by path in the folder, with slashes
  /// @throws FileAlreadyExistsException if something stands there
  /// @throws IOException if anything fails; nothing is left of it then
  public static void write(Path target, SequencedMap<String, byte[]> files) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    AtomicFile.makeFoldersOf(target);
    var beside = target.resolveSibling(".%s.tmp".formatted(UUID.randomUUID()));
    var made = new ArrayList<Path>();
    try {
      made.add(Files.createDirectory(beside));
      for (var file : files.sequencedEntrySet()) {
        var path = beside.resolve(file.getKey());
        var folder = path.getParent();
        if (folder != null && !Files.exists(folder)) {
          made.add(Files.createDirectory(folder));
        }
        AtomicFile.write(path, stream -> stream.write(file.getValue()));
        made.add(path);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException failure) {
      for (var path : made.reversed()) {
        Files.deleteIfExists(path);
      }
      throw failure;
    }
    AtomicFile.forceFolder(target);
  }
}
