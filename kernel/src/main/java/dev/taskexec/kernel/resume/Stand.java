package dev.taskexec.kernel.resume;

/// How far a task had come when the kit that ran it was gone, as the ledger alone tells it.
sealed interface Stand {
  Stand UNTOUCHED = new Untouched();

  /// Nothing is known of it.
  record Untouched() implements Stand {}

  /// It was skipped because a need had failed, which follows from other tasks' outcomes.
  ///
  /// @param reason one line
  record Skipped(String reason) implements Stand {}

  /// It has an outcome. Whether what proves it still holds is not said.
  record Finished(Settlement settlement) implements Stand {}

  /// An attempt may have done something, and nobody knows what.
  ///
  /// @param attempts how many there were with it, from 1
  /// @param failures how many of those before it failed
  /// @param reason one line
  /// @param between whether each effect of the task that is known to have begun is known to have
  ///   ended
  /// @param settled whether that is its outcome already, from an earlier resume
  record InDoubt(int attempts, int failures, String reason, boolean between, boolean settled)
      implements Stand {}

  /// It was tried and will be again, or its next attempt never began.
  ///
  /// @param attempts how many there were, from 0
  record Begun(int attempts, int failures) implements Stand {}
}
