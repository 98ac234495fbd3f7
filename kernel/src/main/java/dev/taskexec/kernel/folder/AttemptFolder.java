package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The private temporary folder of one attempt, empty at first and removed with all that is in it.
///
/// @param path absolute
public record AttemptFolder(Path path) implements AutoCloseable {

  /// @param stem of the attempt
  public static AttemptFolder create(RunFolder run, String stem) throws EvidenceException {
    var parent = run.temporary();
    try {
      Files.createDirectories(parent.real());
      for (var number = 1; ; number++) {
        var path = parent.real().resolve(number == 1 ? stem : stem + "-" + number);
        try {
          return new AttemptFolder(privately(path));
        } catch (FileAlreadyExistsException _) {
          // Two ids may come to the same name; take the next number.
        }
      }
    } catch (IOException e) {
      throw Unwritable.at(parent.shown(), e);
    }
  }

  @Override
  public void close() {
    Tree.remove(path);
  }

  private static Path privately(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectory(path);
    }
    var mode = PosixFilePermissions.fromString("rwx------");
    return Files.createDirectory(path, PosixFilePermissions.asFileAttribute(mode));
  }
}
