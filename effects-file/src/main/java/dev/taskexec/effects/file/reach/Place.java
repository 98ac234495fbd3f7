package dev.taskexec.effects.file.reach;

import dev.taskexec.effects.file.beneath.Entry;
import dev.taskexec.effects.file.beneath.OpenFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A name in a folder that is held open, permitted for what it was asked for; whether anything has
/// that name or not. For use by one thread.
///
/// @param name of one entry
public record Place(OpenFolder folder, Path name) implements Closeable {

  /// Where it is, without links.
  public Path real() {
    return folder.real().resolve(name);
  }

  public Optional<Entry> entry() throws IOException {
    return folder.entry(name);
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
