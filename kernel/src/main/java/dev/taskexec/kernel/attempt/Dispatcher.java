package dev.taskexec.kernel.attempt;

import dev.taskexec.kernel.budget.Lease;

/// Hands an attempt to where it runs.
///
/// What an attempt leaves behind is files below the run's folder and one [AttemptEnd]; it shares no
/// memory with the run loop, so that it may as well run on another machine.
public interface Dispatcher {

  /// Starts an attempt and returns at once. Its end MUST be reported exactly once, whatever
  /// happens.
  ///
  /// @param lease what it may spend; the loop settles it when the end is there
  Handle start(Attempt attempt, Lease lease);

  /// A started attempt.
  interface Handle {

    /// Asks it to end: politely the first time, at once the second. Does not wait. No further
    /// effect begins after it.
    void stop();

    /// Gives it up: nobody waits for it any more, and its end need not be reported.
    void abandon();
  }
}
