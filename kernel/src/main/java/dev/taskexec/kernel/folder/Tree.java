package dev.taskexec.kernel.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/// A folder with its content, to be removed.
final class Tree {

  private Tree() {}

  /// Removes what can be removed, links themselves and not what they lead to. What cannot be
  /// removed stays: the work that it belonged to is over, and it does no harm.
  static void remove(Path root) {
    try {
      Files.walkFileTree(root, new Remover());
    } catch (IOException _) {
      // The root itself is gone or out of reach.
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!Files.isWritable(folder)) {
        open(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return removed(file);
    }

    /// A folder that may not be read comes here.
    @Override
    public FileVisitResult visitFileFailed(Path folder, IOException trouble) {
      if (!Files.isReadable(folder) && open(folder) && Files.isReadable(folder)) {
        remove(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble) {
      return removed(folder);
    }

    private static FileVisitResult removed(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException _) {
        // Its folder will not be empty then, and stays as well.
      }
      return FileVisitResult.CONTINUE;
    }

    /// Gives back what a task took from its own folder.
    private static boolean open(Path folder) {
      try {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          return false;
        }
        Files.setPosixFilePermissions(
            folder,
            EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE));
        return true;
      } catch (IOException | UnsupportedOperationException _) {
        return false;
      }
    }
  }
}
