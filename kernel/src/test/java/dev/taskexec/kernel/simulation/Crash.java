package dev.taskexec.kernel.simulation;

/// The kit died here. Nothing that runs afterwards has any effect.
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("the kit died", null, false, false);
  }
}
