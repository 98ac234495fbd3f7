package dev.taskexec.kernel.folder;

import java.nio.file.Path;

/// A file or folder under two names: the one to open it by, and the one that users see.
///
/// @param real absolute
/// @param shown joined from what the user gave, as Python's pathlib joins: without `.`, with `..`
public record Place(Path real, String shown) {

  public Place {
    if (!real.isAbsolute()) {
      throw new IllegalArgumentException("a relative place: " + real);
    }
  }

  /// @param given by the user
  /// @param workingFolder where it starts if it is relative; absolute
  public static Place of(Path given, Path workingFolder) {
    var shown = withoutDots(given);
    return new Place(workingFolder.resolve(shown), shown.toString());
  }

  public Place child(String name) {
    return new Place(real.resolve(name), Path.of(shown).resolve(name).toString());
  }

  private static Path withoutDots(Path path) {
    var root = path.getRoot();
    var joined = root == null ? Path.of("") : root;
    for (var name : path) {
      if (!name.toString().equals(".")) {
        joined = joined.resolve(name);
      }
    }
    return joined;
  }
}
