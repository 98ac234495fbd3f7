package dev.taskexec.kernel.attempt;

/// Hands an attempt to where it runs.
///
/// What an attempt leaves behind is files below the run's folder and one [AttemptEnd]; it shares no
/// memory with the run loop, so that it may as well run on another machine.
public interface Dispatcher {

  /// Starts an attempt and returns at once. Its end MUST be reported exactly once, whatever
  /// happens.
  Handle start(Attempt attempt);

  /// A started attempt.
  interface Handle {

    /// Asks it to end: politely the first time, at once the second. Does not wait.
    void stop();
  }
}
