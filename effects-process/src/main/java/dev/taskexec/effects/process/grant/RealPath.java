package dev.taskexec.effects.process.grant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where links lead.
final class RealPath {
  private RealPath() {}

  /// The path with all links followed, as far as something is there.
  static Path of(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      var parent = path.getParent();
      return parent == null ? path : of(parent).resolve(path.getFileName());
    }
  }

  /// The first part of a path that is a link.
  static Optional<Path> firstLink(Path path) {
    for (var i = 1; i <= path.getNameCount(); i++) {
      var part = path.getRoot().resolve(path.subpath(0, i));
      if (Files.isSymbolicLink(part)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
