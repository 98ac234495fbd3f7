package dev.taskexec.effects.process.confinement;

import dev.taskexec.effects.process.nativecall.Landlock;
import dev.taskexec.effects.process.nativecall.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a trial starts from.
///
/// @param landlock the version that the kernel says it has; below 1 none: minus the error's number
/// @param restricted ways into namespaces under Landlock, the best first
/// @param alone ways without it
record Surroundings(Machine machine, int landlock, List<Way> restricted, List<Way> alone) {
  private static final Path OWN = Path.of("/proc/self");

  Surroundings {
    restricted = List.copyOf(restricted);
    alone = List.copyOf(alone);
  }

  /// Those of this process.
  ///
  /// @param machine that the launcher runs on
  static Surroundings here(Machine machine) {
    return new Surroundings(machine, Landlock.version(), Way.restricted(isRoot()), Way.ALONE);
  }

  static boolean isRoot() {
    try {
      return Files.getAttribute(OWN, "unix:uid").equals(0);
    } catch (IOException e) {
      // The way for root does no harm to whoever is not: it just cannot be had.
      return true;
    }
  }
}
