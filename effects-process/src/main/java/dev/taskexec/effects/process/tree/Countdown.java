package dev.taskexec.effects.process.tree;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A time that runs out, on the JDK's own timer.
public final class Countdown implements AutoCloseable {
  private final CompletableFuture<Boolean> over;

  public Countdown(Duration time) {
    this.over =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  public boolean isOver() {
    return over.isDone();
  }

  /// Lets some of it pass; whether it is over.
  public boolean pass(int ms) throws InterruptedException {
    try {
      return over.get(ms, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a timer does not fail", e);
    }
  }

  @Override
  public void close() {
    over.cancel(false);
  }
}
