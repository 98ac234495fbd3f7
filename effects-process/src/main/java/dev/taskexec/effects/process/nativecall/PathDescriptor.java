package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/// A file or folder itself, open for nothing but to be named in rules (`O_PATH`). Immutable; closed
/// once.
public record PathDescriptor(int number, Path path) implements AutoCloseable {

  /// @throws SpawnError if it is not there or cannot be reached
  public static PathDescriptor open(Path path) throws SpawnError {
    try (var arena = Arena.ofConfined()) {
      return new PathDescriptor(Descriptor.toName(new Words(arena), path).number(), path);
    }
  }

  @Override
  public void close() {
    try (var arena = Arena.ofConfined()) {
      Descriptor.close(new Words(arena), number);
    }
  }
}
