package dev.taskexec.effects.process.nativecall;

import java.nio.file.Path;
import java.util.Optional;

/// A child was not started.
///
/// @see Errno#text
public final class SpawnError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int number;
  private final transient Optional<Path> file;

  private SpawnError(int number, Optional<Path> file) {
    super("error " + number);
    this.number = number;
    this.file = file;
  }

  public static SpawnError ofCall(int number) {
    return new SpawnError(number, Optional.empty());
  }

  static SpawnError ofFile(int number, Path file) {
    return new SpawnError(number, Optional.of(file));
  }

  /// The error number.
  public int number() {
    return number;
  }

  /// What could not be opened, where that was it.
  public Optional<Path> file() {
    return file;
  }
}
