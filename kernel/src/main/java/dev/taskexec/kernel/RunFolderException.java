package dev.taskexec.kernel;

/// The run's folder cannot be made or written, so the run was given up. The message names the file
/// and the cause in one line.
public sealed class RunFolderException extends Exception permits RunBusyException {
  private static final long serialVersionUID = 1L;

  RunFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
