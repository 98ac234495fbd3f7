package dev.taskexec.effect.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition instead of for a time.
public final class Waiting {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long STEP_NANOS = 2_000_000;

  private Waiting() {}

  /// @throws AssertionError if it does not come true within half a minute
  public static void until(String what, BooleanSupplier condition) {
    var end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never happened: " + what);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
