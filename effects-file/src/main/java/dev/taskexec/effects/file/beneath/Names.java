package dev.taskexec.effects.file.beneath;

import java.nio.file.Path;

/// Paths that are the name of one entry of a folder.
final class Names {
  private Names() {}

  /// @throws IllegalArgumentException if it is none
  static Path one(Path name) {
    var text = name.toString();
    if (name.isAbsolute()
        || name.getNameCount() != 1
        || text.isEmpty()
        || text.equals(".")
        || text.equals("..")) {
      throw new IllegalArgumentException("not the name of an entry: " + name);
    }
    return name;
  }

  static Path last(Path path) {
    var name = path.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("without a name: " + path);
    }
    return name;
  }
}
