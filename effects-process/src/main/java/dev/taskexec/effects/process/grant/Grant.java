package dev.taskexec.effects.process.grant;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// One file, or one folder with all that is below it, and what may be done there.
///
/// @param descriptor of the file or folder itself, opened with `O_PATH`: what was found when it was
///   opened, whatever its path leads to later
/// @param path where it was found, for messages
public record Grant(int descriptor, Path path, Set<Access> access) {

  public Grant {
    access = Collections.unmodifiableSet(EnumSet.copyOf(access));
  }
}
