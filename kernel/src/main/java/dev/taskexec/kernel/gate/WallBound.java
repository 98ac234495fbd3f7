package dev.taskexec.kernel.gate;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.kernel.budget.EffectMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The bound on the time of one effect: when it is over, the effect's thread is interrupted, as it
/// is when its attempt is stopped. Closing it ends that: nobody is interrupted after it.
final class WallBound implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Object lock = new Object();
  private final Thread effect;
  private final OptionalLong limit;
  private final @Nullable Thread watch;
  private boolean closed;
  private boolean over;

  private WallBound(Budget budget, Thread effect) {
    this.effect = effect;
    this.limit = budget.limit(Quantity.WALL_MS);
    this.watch = limit.isPresent() ? Thread.ofVirtual().unstarted(this::watch) : null;
  }

  /// Bounds what this thread does from now on.
  static WallBound begin(Budget budget) {
    var bound = new WallBound(budget, Thread.currentThread());
    if (bound.watch != null) {
      bound.watch.start();
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
      closed = true;
      if (over) {
        // It may have ended before it saw the interrupt, which is not for what comes after it.
        Thread.interrupted();
      }
    }
    if (watch != null) {
      watch.interrupt();
    }
  }

  private void watch() {
    try {
      Thread.sleep(shorter(Duration.ofMillis(limit.orElse(0))));
    } catch (InterruptedException _) {
      return;
    }
    synchronized (lock) {
      if (!closed) {
        over = true;
        effect.interrupt();
      }
    }
  }

  private static Duration shorter(Duration time) {
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}
