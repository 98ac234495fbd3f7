package dev.taskexec.effects.process.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// In which folder each process is at the moment, so that relative paths can be told.
///
/// A child may be heard of before the call that made it has returned; then it is taken to be where
/// the first process was at its start, until it says more.
final class Folders {
  private final Path start;
  private final Map<Long, Path> of = new HashMap<>();

  Folders(Path start) {
    this.start = start;
  }

  void isAt(long pid, Path folder) {
    of.put(pid, folder);
  }

  void startsAt(long child, long parent) {
    of.putIfAbsent(child, of(parent));
  }

  private Path of(long pid) {
    return of.getOrDefault(pid, start);
  }

  /// What a path means to a process.
  ///
  /// @param descriptor of the folder that it starts from, such as `AT_FDCWD</work>`; empty text for
  ///   the process's own
  Optional<Path> resolved(long pid, String descriptor, String quoted) {
    var from = Written.ofDescriptor(descriptor).orElseGet(() -> of(pid));
    return Written.quoted(quoted).map(path -> withoutLinks(from.resolve(path)));
  }

  /// The name stays as it is, because what it names may be a link itself, or gone.
  private static Path withoutLinks(Path path) {
    var plain = path.normalize();
    var parent = path.getParent();
    var name = path.getFileName();
    if (parent == null || name == null || name.toString().equals("..")) {
      return plain;
    }
    try {
      return parent.toRealPath().resolve(name).normalize();
    } catch (IOException _) {
      return plain;
    }
  }
}
