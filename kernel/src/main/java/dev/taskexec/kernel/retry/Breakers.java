package dev.taskexec.kernel.retry;

import dev.taskexec.abi.effect.EffectOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The circuit breakers of a run, one for each host that its effects speak to: when a host keeps
/// failing, the effects of all tasks leave it alone for a while. Safe for use by several threads.
///
/// - It opens when of the last 10 effects (of all, as long as they are fewer, and at least 5) half
///   or more could not be begun or finished. What an effect is answered is for its agent to judge:
///   an effect that is done counts as good.
/// - It stays open for 30 seconds. Then one effect at a time may try: if it is done the breaker
///   closes, if not it opens anew.
/// - An effect that was stopped, or for which a budget did not reach, says nothing about its host.
public final class Breakers {
  private static final int WINDOW = 10;
  private static final int LEAST = 5;
  private static final float HALF = 50;
  static final Duration OPEN = Duration.ofSeconds(30);

  /// The answer to whoever wants to speak to a host.
  public sealed interface Answer {

    /// @param pass MUST be closed
    record Passed(Pass pass) implements Answer {}

    /// Not now.
    ///
    /// @param reason one line
    record Open(String reason) implements Answer {}
  }

  /// The leave for one effect. Used by one thread.
  public interface Pass extends AutoCloseable {

    /// What became of it; nothing is said by closing the pass without.
    void ended(EffectOutcome outcome);

    @Override
    void close();
  }

  private final CircuitBreakerConfig config;
  private final LongSupplier nanos;
  private final Map<String, HostBreaker> hosts = new ConcurrentHashMap<>();

  /// @param nanos a clock that only goes forward, in nanoseconds
  public Breakers(LongSupplier nanos) {
    this.nanos = nanos;
    this.config =
        CircuitBreakerConfig.custom()
            .slidingWindow(WINDOW, LEAST, SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(HALF)
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(1)
            .automaticTransitionFromOpenToHalfOpenEnabled(false)
            .clock(new NanoClock(nanos))
            .currentTimestampFunction(Breakers::nanos, TimeUnit.NANOSECONDS)
            .build();
  }

  /// Asks for leave to speak to a host.
  public Answer ask(String host) {
    return hosts.computeIfAbsent(host, name -> new HostBreaker(name, config, nanos)).ask();
  }

  private static long nanos(Clock clock) {
    return clock instanceof NanoClock own ? own.sinceBegin() : 0;
  }
}
