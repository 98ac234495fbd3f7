package dev.taskexec.kernel.run;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.Dispatcher;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.run.Timers.Timer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An attempt that was started and has not ended.
final class Running {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Attempt attempt;
  private final Lease lease;
  private final Dispatcher.Handle handle;
  private final Instant started;
  private final long nanos;
  private boolean askedPolitely;
  private boolean askedAtOnce;
  private @Nullable Outcome verdict;
  private @Nullable Timer timeLimit;
  private @Nullable Timer patience;

  /// @param started when, on the clock of the wall
  /// @param nanos when, on the clock that only goes forward
  Running(Attempt attempt, Lease lease, Dispatcher.Handle handle, Instant started, long nanos) {
    this.attempt = attempt;
    this.lease = lease;
    this.handle = handle;
    this.started = started;
    this.nanos = nanos;
  }

  Attempt attempt() {
    return attempt;
  }

  Lease lease() {
    return lease;
  }

  Instant started() {
    return started;
  }

  /// How long it has run by now.
  long ms(long now) {
    return Math.max(0, now - nanos) / NANOS_PER_MS;
  }

  /// Asks it to end politely, unless it was asked before.
  void stop() {
    if (!askedPolitely) {
      askedPolitely = true;
      handle.stop();
    }
  }

  /// Asks it to end at once, unless it was asked before.
  void stopAtOnce() {
    stop();
    if (!askedAtOnce) {
      askedAtOnce = true;
      handle.stop();
    }
  }

  void abandon() {
    handle.abandon();
  }

  /// The outcome that it will have, whatever it reports; empty if that is its own to say.
  Optional<Outcome> verdict() {
    return Optional.ofNullable(verdict);
  }

  /// Says which outcome it will have. The first word counts.
  void judge(Outcome outcome) {
    if (verdict == null) {
      verdict = outcome;
    }
  }

  /// The moment at which it has had its time.
  void limitedBy(Timer timer) {
    timeLimit = timer;
  }

  /// The moment at which nobody waits for its answer any more; empty if it was not asked.
  Optional<Timer> patience() {
    return Optional.ofNullable(patience);
  }

  void patientUntil(Timer timer) {
    patience = timer;
  }

  /// Nothing more is to be done about it in time.
  void cancel(Timers timers) {
    if (timeLimit != null) {
      timers.cancel(timeLimit);
    }
    if (patience != null) {
      timers.cancel(patience);
    }
  }
}
