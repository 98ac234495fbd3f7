package dev.taskexec.effects.file;

import dev.taskexec.effects.file.beneath.Entry;
import dev.taskexec.effects.file.reach.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The copy of a file that is kept beside it before it is replaced. There is one; the next one
/// takes its place.
final class Backup {
  private static final String SUFFIX = ".bak";

  private Backup() {}

  /// @param path of a file, with a name
  static Path of(Path path) {
    return path.resolveSibling(path.getFileName() + SUFFIX);
  }

  static void make(Place place, Entry old, Deed deed) throws IOException, EndedException {
    NewFile.put(
        place.folder(),
        of(place.name()),
        Optional.of(old.permissions()),
        true,
        out -> Content.copy(place.folder(), place.name(), out, deed));
  }
}
