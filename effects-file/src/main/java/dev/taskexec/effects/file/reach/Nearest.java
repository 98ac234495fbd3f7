package dev.taskexec.effects.file.reach;

import dev.taskexec.effects.file.beneath.OpenFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The folder that is there on the way to a path, held open, and what is missing behind it. For use
/// by one thread.
///
/// @param missing the names behind the folder, one at least; the last is the path's own
public record Nearest(OpenFolder folder, List<Path> missing) implements Closeable {

  public Nearest {
    missing = List.copyOf(missing);
  }

  /// Where the path will really be.
  public Path end() {
    var end = folder.real();
    for (var name : missing) {
      end = end.resolve(name);
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
