package dev.taskexec.kernel.budget;

import static dev.taskexec.kernel.budget.Amounts.product;
import static dev.taskexec.kernel.budget.Amounts.rest;
import static dev.taskexec.kernel.budget.Amounts.sum;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The time that running attempts draw from a pool, without having set any aside: with `k` of them
/// it grows `k` times as fast as the clock. Used under the broker's lock.
final class LiveTime {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Set<Reservation> within = new LinkedHashSet<>();
  private int drawing;
  private long nanos;
  private long at;

  /// One more attempt draws.
  ///
  /// @param now from the broker's first moment on
  void join(Reservation attempt, long now) {
    advance(now);
    drawing++;
    within.add(attempt);
  }

  /// An attempt ended; what it drew stands no longer here.
  ///
  /// @param since when it joined
  void leave(Reservation attempt, long since, long now) {
    advance(now);
    drawing--;
    within.remove(attempt);
    nanos = rest(nanos, now - since);
  }

  void advance(long now) {
    nanos = sum(nanos, product(drawing, rest(now, at)));
    at = Math.max(at, now);
  }

  /// What they have drawn, in milliseconds.
  long ms() {
    return nanos / NANOS_PER_MS;
  }

  /// Whether any draws.
  boolean isDrawn() {
    return drawing > 0;
  }

  /// Whether any draws that was not told yet that it is over.
  boolean isWatched() {
    return !within.isEmpty();
  }

  /// How much longer, in nanoseconds, they may all go on.
  ///
  /// @param ms what there is for them
  long left(long ms) {
    var left = product(ms, NANOS_PER_MS) - nanos;
    return left < 0 ? 0 : sum(left / drawing, 1);
  }

  /// Whether they have drawn more than there is.
  boolean isOver(long ms) {
    return nanos > product(ms, NANOS_PER_MS);
  }

  /// Those that were not told yet that it is over.
  List<Reservation> within() {
    return List.copyOf(within);
  }

  /// An attempt was told that it is over; it draws until it has ended.
  void told(Reservation attempt) {
    within.remove(attempt);
  }
}
