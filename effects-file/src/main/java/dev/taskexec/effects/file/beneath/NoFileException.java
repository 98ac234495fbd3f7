package dev.taskexec.effects.file.beneath;

import java.nio.file.FileSystemException;

/// Something that was to be read or written is no file.
public final class NoFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  NoFileException(String file, Kind kind) {
    super(
        file,
        null,
        switch (kind) {
          case FOLDER -> "it is a folder";
          case LINK -> "it became a link";
          case SPECIAL -> "it is a pipe, a socket or a device";
          case FILE -> "it changed while it was opened";
        });
  }
}
