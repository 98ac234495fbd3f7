package dev.taskexec.effects.file.beneath;

import dev.taskexec.effects.file.nativecall.Descriptor;
import dev.taskexec.effects.file.nativecall.Descriptor.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ways to open folders that there are.
public final class Openers {
  private static final Path ROOT = Path.of("/");

  private Openers() {}

  /// The best one that this machine has.
  public static Opener best() {
    return new BestOpener();
  }

  /// The one that needs nothing but the JDK.
  public static Opener portable() {
    return new StreamOpener();
  }

  /// Whether it is a Linux that knows openat2(2), and the JVM allows foreign calls without a word
  /// about it. Elsewhere the number of that call could be another's.
  static boolean hasDescriptors() {
    if (!Openers.class.getModule().isNativeAccessEnabled()
        || !Files.isSymbolicLink(Path.of("/proc/self/exe"))) {
      return false;
    }
    try (var root = Descriptor.open(ROOT, Way.WITHOUT_LINKS)) {
      return root.real().equals(ROOT);
    } catch (IOException | LinkageError | UnsupportedOperationException e) {
      return false;
    }
  }
}
