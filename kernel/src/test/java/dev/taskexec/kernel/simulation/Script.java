package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.budget.Quantity;
import java.util.List;

/// What happens when a task is tried: a step for each attempt that comes to an end by itself, and
/// the last one for ever after. An attempt that the kit's death cut short uses up no step.
///
/// @param steps not empty
record Script(List<Step> steps) {

  Script {
    steps = List.copyOf(steps);
  }

  /// @param ended how many attempts have ended before
  Step step(int ended) {
    return steps.get(Math.min(ended, steps.size() - 1));
  }

  /// How an attempt goes.
  enum Kind {
    OK,
    NOOP,
    FAILS,
    DENIED,
    /// Until it is stopped.
    HANGS,
    /// Whatever it is told.
    DEAF
  }

  /// @param exit of one that fails
  /// @param ms how long it takes
  /// @param draws what it spends, evenly over its time
  record Step(Kind kind, int exit, long ms, List<Draw> draws) {}

  /// @param amount an increment, or the level of a quantity that is held
  record Draw(Quantity quantity, long amount) {}
}
