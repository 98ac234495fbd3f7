package dev.taskexec.kernel.retry;

import dev.taskexec.abi.plan.Retry;
import io.github.resilience4j.core.IntervalFunction;
import java.util.random.RandomGenerator;

/// How long a failed task waits before it is tried again: exponential, capped, with jitter.
public final class Backoff {
  private static final double FACTOR = 2;
  // After so many doublings every first wait is beyond every longest; Resilience4j counts them out.
  private static final int MOST_DOUBLINGS = 64;

  private final RandomGenerator random;

  /// @param random for the jitter, as Resilience4j's own cannot be seeded
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// The wait in milliseconds: from half to all of what it would be without jitter.
  ///
  /// @param failures how many attempts have failed, from 1
  public long waitMs(Retry retry, int failures) {
    if (retry.backoffMs() == 0) {
      return 0;
    }
    var full = full(retry, failures);
    return full - random.nextLong(full / 2 + 1);
  }

  private static long full(Retry retry, int failures) {
    if (retry.backoffMs() == retry.maxBackoffMs()) {
      return retry.backoffMs();
    }
    var intervals =
        IntervalFunction.ofExponentialBackoff(retry.backoffMs(), FACTOR, retry.maxBackoffMs());
    return Math.min(retry.maxBackoffMs(), intervals.apply(Math.min(failures, MOST_DOUBLINGS)));
  }
}
