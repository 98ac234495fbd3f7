package dev.taskexec.kernel.attempt;

import org.jspecify.annotations.Nullable;

/// Where others leave messages for the run loop, as the loop sees it. In a simulation, waiting is
/// what lets the virtual clock go on.
public interface Mailbox {

  /// The next message; null if there is none yet.
  @Nullable Message poll();

  /// Waits for the next message.
  ///
  /// @param deadline in nanoseconds, on the clock that only goes forward; [Long#MAX_VALUE] for none
  /// @return null if none came in time
  @Nullable Message await(long deadline) throws InterruptedException;
}
