package dev.taskexec.planner.check;

/// A bound on the steps of a search. What was found once it is spent means nothing.
final class Effort {
  private long left;

  Effort(long most) {
    this.left = most;
  }

  /// Counts steps.
  ///
  /// @return whether there were as many left
  boolean spend(long steps) {
    left = Math.max(-1, left - steps);
    return left >= 0;
  }

  boolean isSpent() {
    return left < 0;
  }
}
