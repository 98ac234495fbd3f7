package dev.taskexec.kernel.retry;

import dev.taskexec.abi.plan.Retry;
import java.util.random.RandomGenerator;

/// How long a failed task waits before it is tried again: exponential, capped, with jitter.
public final class Backoff {
  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// The wait in milliseconds.
  ///
  /// @param failures how many attempts have failed, from 1
  public long waitMs(Retry retry, int failures) {
    var cap = retry.maxBackoffMs();
    var full = Math.min(cap, retry.backoffMs() << Math.min(30, failures - 1));
    return full / 2 + random.nextLong(full / 2 + 1);
  }
}
