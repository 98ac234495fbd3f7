package dev.taskexec.effects.process.grant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/// A program that was found.
///
/// @param found where, perhaps a link; programs look at the name that they are called by
/// @param real the file that it leads to
/// @param key what tells that file from every other, whatever it is called
public record ProgramFile(Path found, Path real, Object key) {

  /// Empty where no file is there that may be run.
  static Optional<ProgramFile> at(Path path) {
    try {
      var real = path.toRealPath();
      var attributes = Files.readAttributes(real, BasicFileAttributes.class);
      return attributes.isRegularFile() && Files.isExecutable(real)
          ? Optional.of(
              new ProgramFile(path, real, Objects.requireNonNullElse(attributes.fileKey(), real)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Whether it is called so, by its file or by a link.
  boolean isCalled(String name) {
    return found.endsWith(name) || real.endsWith(name);
  }
}
