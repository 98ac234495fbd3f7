package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Trouble with a file of the run's folder, in words: the JDK's messages are often the path alone.
final class Unwritable {

  private Unwritable() {}

  /// @param shown the file as the user knows it
  static EvidenceException at(String shown, IOException cause) {
    return new EvidenceException(shown, new IOException(reason(cause), cause));
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "no such file or folder";
      case FileAlreadyExistsException _ -> "something else of that name is in the way";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException trouble when trouble.getReason() != null ->
          String.valueOf(trouble.getReason());
      default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
    };
  }
}
