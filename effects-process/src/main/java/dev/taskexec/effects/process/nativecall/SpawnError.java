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
  private final transient Optional<String> step;

  private SpawnError(int number, Optional<Path> file, Optional<String> step) {
    super("error " + number);
    this.number = number;
    this.file = file;
    this.step = step;
  }

  public static SpawnError ofCall(int number) {
    return new SpawnError(number, Optional.empty(), Optional.empty());
  }

  static SpawnError ofFile(int number, Path file) {
    return new SpawnError(number, Optional.of(file), Optional.empty());
  }

  /// @param step by which it was to be restricted
  public static SpawnError ofStep(int number, String step) {
    return new SpawnError(number, Optional.empty(), Optional.of(step));
  }

  /// The error number.
  public int number() {
    return number;
  }

  /// What could not be opened, where that was it.
  public Optional<Path> file() {
    return file;
  }

  /// Which step of restricting it failed, where that was it.
  public Optional<String> step() {
    return step;
  }
}
