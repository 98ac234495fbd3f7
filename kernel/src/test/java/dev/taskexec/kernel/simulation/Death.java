package dev.taskexec.kernel.simulation;

/// Counts the steps of the kit, and ends its life at one of them.
final class Death {
  private final long at;
  private long steps;
  private boolean dead;

  /// @param at the step at which it dies, from 1; [Long#MAX_VALUE] for never
  Death(long at) {
    this.at = at;
  }

  /// The kit does something that others could see, or could have seen the moment before.
  void step() {
    if (dead || ++steps == at) {
      dead = true;
      throw new Crash();
    }
  }

  /// Lets nothing happen that a dead kit would do.
  void check() {
    if (dead) {
      throw new Crash();
    }
  }

  boolean isDead() {
    return dead;
  }

  long steps() {
    return steps;
  }
}
