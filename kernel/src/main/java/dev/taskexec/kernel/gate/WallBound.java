package dev.taskexec.kernel.gate;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.kernel.budget.EffectMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The bound on the time of one effect: when it is over, the effect's thread is interrupted, as it
/// is when its attempt is stopped. Closing it ends that: nobody is interrupted after it.
final class WallBound implements AutoCloseable {
  private static final long LONGEST_MS = Duration.ofDays(36_500).toMillis();

  private final Object lock = new Object();
  private final Thread effect;
  private final OptionalLong limit;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean over;

  private WallBound(Budget budget, Thread effect) {
    this.effect = effect;
    this.limit = budget.limit(Quantity.WALL_MS);
  }

  /// Bounds what this thread does from now on.
  static WallBound begin(Budget budget) {
    var bound = new WallBound(budget, Thread.currentThread());
    if (bound.limit.isPresent()) {
      Thread.ofVirtual().start(bound::watch);
    }
    return bound;
  }

  /// That it was interrupted because its time was over.
  ///
  /// @param ms how long it took
  Optional<Overrun> overrun(long ms) {
    synchronized (lock) {
      return over
          ? Optional.of(
              new Overrun(
                  Quantity.WALL_MS,
                  EffectMeter.OWNER,
                  limit.getAsLong(),
                  Math.max(limit.getAsLong() + 1, ms)))
          : Optional.empty();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed.countDown();
      if (over) {
        // It may have ended before it saw the interrupt, which is not for what comes after it.
        Thread.interrupted();
      }
    }
  }

  private void watch() {
    try {
      if (closed.await(Math.min(limit.orElse(0), LONGEST_MS), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      // Nobody has this thread to interrupt it.
      return;
    }
    synchronized (lock) {
      if (closed.getCount() > 0) {
        over = true;
        effect.interrupt();
      }
    }
  }
}
