package dev.taskexec.effects.file.nativecall;

import java.nio.file.FileSystemException;

/// A path that leads out of the folder beneath which it had to stay.
public final class LeadsOutException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  LeadsOutException(String file) {
    super(file, null, "it leads out of its folder");
  }
}
