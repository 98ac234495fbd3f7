package dev.taskexec.effects.process.trace;

import dev.taskexec.abi.effect.Observation.Way;
import dev.taskexec.effects.process.grant.Access;
import dev.taskexec.effects.process.grant.BaseSet;
import java.nio.file.Path;
import java.util.Set;

/// What every confined program may touch without a permit, as far as watching needs to know it: the
/// base set, and files that every program looks for and does without.
final class Given {
  private static final Set<Path> DISPENSABLE =
      Set.of(Path.of("/etc/ld.so.preload"), Path.of("/etc/locale.alias"));

  private Given() {}

  static boolean covers(Way way, Path path) {
    return switch (way) {
      case READ, LISTED -> DISPENSABLE.contains(path) || BaseSet.has(path, Access.READ, false);
      case CHANGED -> BaseSet.has(path, Access.CHANGE, false);
      case ENTRY, FOLDER -> false;
    };
  }

  /// What comes with the permit for any connection.
  static boolean coversForNetwork(Way way, Path path) {
    return (way == Way.READ || way == Way.LISTED) && BaseSet.has(path, Access.READ, true);
  }
}
