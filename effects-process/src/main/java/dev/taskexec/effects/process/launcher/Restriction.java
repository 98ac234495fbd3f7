package dev.taskexec.effects.process.launcher;

import dev.taskexec.effects.process.nativecall.SpawnError;
import dev.taskexec.effects.process.nativecall.Steps;

/// What the thread of a child puts on itself, for ever, just before it starts the child, which
/// inherits it.
///
/// - It MUST be a restriction of the calling thread alone.
@FunctionalInterface
public interface Restriction {
  Restriction NONE = _ -> {};

  /// Lays it out, on the child's thread, which does not take any step yet.
  ///
  /// @throws SpawnError if it cannot be had, and the child must not start
  void addTo(Steps steps) throws SpawnError;

  /// Whether what the child's thread starts is the first process of a pid namespace.
  default boolean makesNamespace() {
    return false;
  }
}
