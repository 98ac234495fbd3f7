package dev.taskexec.effects.file.beneath;

import dev.taskexec.effects.file.nativecall.Descriptor;
import dev.taskexec.effects.file.nativecall.Descriptor.Way;
import dev.taskexec.effects.file.nativecall.LeadsOutException;
import java.io.IOException;
import java.nio.file.Path;

/// Opens by openat2(2), so that nobody can put a link between two steps: there is one.
final class DescriptorOpener implements Opener {

  @Override
  public OpenFolder open(Path path) throws IOException {
    return DescriptorFolder.of(Descriptor.open(path, Way.OVER_LINKS));
  }

  @Override
  public OpenFolder openWithoutLinks(Path path) throws IOException {
    return DescriptorFolder.of(Descriptor.open(path, Way.WITHOUT_LINKS));
  }

  @Override
  public OpenFolder open(Path anchor, Path path) throws IOException {
    try (var held = Descriptor.open(anchor, Way.WITHOUT_LINKS)) {
      return DescriptorFolder.of(held.openFrom(dotted(path), Way.BENEATH));
    } catch (LeadsOutException e) {
      // A link out of it, or one that is absolute: it may lead to where one may be as well.
      return open(anchor.resolve(path));
    }
  }

  /// The system has no empty path.
  private static Path dotted(Path path) {
    return path.toString().isEmpty() ? Path.of(".") : path;
  }
}
