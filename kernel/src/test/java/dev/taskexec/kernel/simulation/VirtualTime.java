package dev.taskexec.kernel.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// A clock that goes on only when nobody has anything to do, and what is to happen then.
final class VirtualTime implements InstantSource, LongSupplier {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final Instant BEGINNING = Instant.parse("2026-11-21T09:43:13Z");

  private record Due(long at, long order, Runnable what) {}

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private long now = NANOS_PER_MS;
  private long orders;

  @Override
  public Instant instant() {
    return BEGINNING.plusNanos(now);
  }

  @Override
  public long getAsLong() {
    return now;
  }

  long ms() {
    return now / NANOS_PER_MS;
  }

  /// Lets something happen later, behind everything that was to happen at the same time before.
  void in(long nanos, Runnable what) {
    due.add(new Due(now + nanos, orders++, what));
  }

  void inMs(long ms, Runnable what) {
    in(ms * NANOS_PER_MS, what);
  }

  /// Whether something is due now.
  boolean isDue() {
    return !due.isEmpty() && due.peek().at() <= now;
  }

  /// Lets the next thing happen, if it is due before the deadline; else goes on to the deadline.
  ///
  /// @return whether something happened
  boolean goOn(long deadline) {
    var next = due.peek();
    if (next == null && deadline == Long.MAX_VALUE) {
      throw new AssertionError("the run waits for what will never come");
    }
    if (next == null || next.at() > deadline) {
      now = Math.max(now, deadline);
      return false;
    }
    now = Math.max(now, due.remove().at());
    next.what().run();
    return true;
  }
}
