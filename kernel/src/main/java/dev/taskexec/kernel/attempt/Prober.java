package dev.taskexec.kernel.attempt;

import dev.taskexec.kernel.task.PlannedTask;

/// Finds out, away from the run loop, whether a task that declares outputs is up to date.
public interface Prober {

  /// Starts looking and returns at once; [Message.Probed] MUST follow exactly once, whatever
  /// happens.
  void probe(PlannedTask task);
}
