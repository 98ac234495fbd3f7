package dev.taskexec.effects.process.grant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where links lead.
final class RealPath {
  /// As many as the kernel follows.
  private static final int MOST_LINKS = 40;

  private RealPath() {}

  /// The path with all links followed, also those to what is not there.
  static Path of(Path path) {
    return of(path, MOST_LINKS);
  }

  private static Path of(Path path, int links) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      var parent = path.getParent();
      if (parent == null) {
        return path;
      }
      var at = of(parent, links).resolve(path.getFileName());
      return target(at).filter(_ -> links > 0).map(target -> of(target, links - 1)).orElse(at);
    }
  }

  private static Optional<Path> target(Path link) {
    try {
      return Optional.of(link.resolveSibling(Files.readSymbolicLink(link)).normalize());
    } catch (IOException e) {
      return Optional.empty();
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
