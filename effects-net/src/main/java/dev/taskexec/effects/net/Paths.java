package dev.taskexec.effects.net;

import java.nio.file.Path;

/// Paths of a plan on the machine.
final class Paths {
  private Paths() {}

  /// @param start where relative paths start; absolute
  static Path absolute(Path start, String path) {
    return start.resolve(path).normalize();
  }

  /// The file of validators that belongs to another one.
  static String validators(String path) {
    var kept = Path.of(path).normalize();
    var name = kept.getFileName();
    return kept.resolveSibling(Validators.nameFor(name == null ? kept : name)).toString();
  }
}
