package dev.taskexec.effects.process.trace;

import dev.taskexec.abi.effect.Observation.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What every confined program may touch without a permit, as far as watching needs to know it: the
/// base set of `docs/PERMITS.md`.
final class Given {
  private static final List<Path> READABLE =
      List.of(
          Path.of("/lib"),
          Path.of("/lib64"),
          Path.of("/usr/lib64"),
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib/aarch64-linux-gnu"),
          Path.of("/usr/lib/locale"),
          Path.of("/usr/share/locale"),
          Path.of("/usr/share/zoneinfo"),
          Path.of("/etc/ld.so.cache"),
          Path.of("/etc/ld.so.preload"),
          Path.of("/etc/ld.so.conf"),
          Path.of("/etc/ld.so.conf.d"),
          Path.of("/etc/locale.alias"),
          Path.of("/etc/localtime"),
          Path.of("/dev/random"),
          Path.of("/dev/urandom"));
  private static final Set<Path> WRITABLE =
      Set.of(Path.of("/dev/null"), Path.of("/dev/zero"), Path.of("/dev/full"));

  private Given() {}

  static boolean covers(Way way, Path path) {
    return switch (way) {
      case READ, LISTED -> WRITABLE.contains(path) || READABLE.stream().anyMatch(path::startsWith);
      case CHANGED -> WRITABLE.contains(path);
      case ENTRY, FOLDER -> false;
    };
  }
}
