package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.source.Place;
import dev.taskexec.kernel.RunFolderException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Something that the user asked for cannot be written.
public sealed class UnwritableException extends Exception permits BusyException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /// @param name what the user calls it
  /// @param help the remedy
  public UnwritableException(String name, IOException cause, String help) {
    this(name, "cannot write %s: %s".formatted(name, reason(cause)), cause, help);
  }

  /// @param name what the user calls it
  UnwritableException(String name, RunFolderException cause, String help) {
    this(name, String.valueOf(cause.getMessage()), cause, help);
  }

  private UnwritableException(String name, String message, Exception cause, String help) {
    this(Diagnostic.of(Code.OUT001, new Place.OfFile(name), message, help), cause);
  }

  UnwritableException(Diagnostic diagnostic, Exception cause) {
    super(diagnostic.message(), cause);
    this.diagnostic = diagnostic;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /// In words, since the JDK's messages are often the path alone.
  private static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException taken when taken.getReason() == null ->
          "`%s` is in the way".formatted(taken.getFile());
      case FileSystemException trouble when trouble.getReason() != null ->
          String.valueOf(trouble.getReason());
      default -> String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
    };
  }
}
