package dev.taskexec.kernel.retry;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.retry.Breakers.Answer;
import dev.taskexec.kernel.retry.Breakers.Pass;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The circuit breaker of one host. Safe for use by several threads, with one private lock.
final class HostBreaker {
  private static final int LONGEST_NAME = 200;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Object lock = new Object();
  private final String host;
  private final CircuitBreaker breaker;
  private final LongSupplier nanos;
  private long opened;

  HostBreaker(String host, CircuitBreakerConfig config, LongSupplier nanos) {
    this.host = OneLine.of(host, LONGEST_NAME);
    this.breaker = CircuitBreaker.of(this.host, config);
    this.nanos = nanos;
  }

  Answer ask() {
    synchronized (lock) {
      return breaker.tryAcquirePermission()
          ? new Answer.Passed(new OnePass())
          : new Answer.Open(
              "not tried: the circuit breaker of host %s is %s".formatted(host, how()));
    }
  }

  private String how() {
    if (breaker.getState() != State.OPEN) {
      return "open until another effect has tried it";
    }
    var left = Math.max(0, Breakers.OPEN.toNanos() - (nanos.getAsLong() - opened));
    return "open for another %d s".formatted(Math.ceilDiv(left, SECOND));
  }

  private void ended(EffectOutcome outcome, long took) {
    switch (outcome) {
      case Done _ -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
      case Failed(var reason, _) -> {
        var before = breaker.getState();
        breaker.onError(took, TimeUnit.NANOSECONDS, new HostFailure(reason));
        if (before != State.OPEN && breaker.getState() == State.OPEN) {
          opened = nanos.getAsLong();
        }
      }
      case EffectOutcome.Refused _, EffectOutcome.Exhausted _, EffectOutcome.Cancelled _ ->
          breaker.releasePermission();
    }
  }

  /// Why an effect failed, for Resilience4j, which knows failures as exceptions.
  private static final class HostFailure extends Exception {
    private static final long serialVersionUID = 1L;

    HostFailure(String reason) {
      super(reason, null, false, false);
    }
  }

  private final class OnePass implements Pass {
    private final long began = nanos.getAsLong();
    private boolean ended;

    @Override
    public void ended(EffectOutcome outcome) {
      synchronized (lock) {
        ended = true;
        HostBreaker.this.ended(outcome, nanos.getAsLong() - began);
      }
    }

    @Override
    public void close() {
      synchronized (lock) {
        if (!ended) {
          ended = true;
          breaker.releasePermission();
        }
      }
    }
  }
}
