package dev.taskexec.effects.process.nativecall;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What is allowed with one file, or below one folder.
///
/// @param descriptor of it, opened with `O_PATH`
/// @param path where it was found, for messages
/// @param rights those that make no sense for a file are left out where it is one
public record PathRule(int descriptor, Path path, Set<PathRight> rights) {
  public PathRule {
    rights = Collections.unmodifiableSet(EnumSet.copyOf(rights));
  }
}
