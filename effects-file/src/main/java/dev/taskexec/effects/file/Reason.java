package dev.taskexec.effects.file;

import dev.taskexec.abi.text.OneLine;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// What went wrong with a file, for people. Names only the last part of a path: the rest may be the
/// number of an open folder, which says nothing to anybody.
final class Reason {
  private static final int LONGEST = 200;

  private Reason() {}

  static String of(IOException e) {
    if (!(e instanceof FileSystemException trouble) || trouble.getFile() == null) {
      return e.getMessage() == null ? "reading or writing failed" : e.getMessage();
    }
    var path = Path.of(trouble.getFile());
    var name = path.getFileName() == null ? path : path.getFileName();
    return "`%s` %s".formatted(OneLine.of(name.toString(), LONGEST), predicate(trouble));
  }

  private static String predicate(FileSystemException trouble) {
    return switch (trouble) {
      case NoSuchFileException missing ->
          missing.getReason() == null ? "does not exist" : missing.getReason();
      case FileAlreadyExistsException _ -> "exists already";
      case NotDirectoryException _ -> "is not a folder";
      case DirectoryNotEmptyException _ -> "is not empty";
      case AccessDeniedException _ -> "may not be touched: the system denies it";
      case FileSystemLoopException _ -> "is a link where none may be, or one of too many";
      case AtomicMoveNotSupportedException _ ->
          "would go to another file system; copy it, then delete it";
      default ->
          "cannot be used: "
              + (trouble.getReason() == null ? "the system does not say why" : trouble.getReason());
    };
  }
}
