package dev.taskexec.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What another process would see of a file.
final class TestingFile {

  private TestingFile() {}

  /// The text so far; empty where there is no file yet.
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
