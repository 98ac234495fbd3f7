package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.kernel.budget.Broker.Over;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The time of running attempts: those with a bound of their own have a moment when they are over,
/// those without draw from their pools. Used under the broker's lock.
///
/// The clock's numbers may begin anywhere, so all is reckoned from the first that is seen.
final class WallTime {
  private final NavigableSet<Reservation> deadlines =
      new TreeSet<>(
          Comparator.comparingLong(Reservation::deadline)
              .thenComparingInt(attempt -> attempt.task().index()));
  private final Set<Pool> drawn = new LinkedHashSet<>();
  private @Nullable Long origin;

  void begin(Reservation attempt, long now) {
    attempt.begin(since(now));
    if (attempt.deadline() < Long.MAX_VALUE) {
      deadlines.add(attempt);
    }
    drawn.addAll(attempt.drawnPools());
  }

  Usage settle(Reservation attempt, Usage used, long now) {
    deadlines.remove(attempt);
    var charged = attempt.settle(used, since(now));
    attempt.drawnPools().stream().filter(pool -> !pool.time().isDrawn()).forEach(drawn::remove);
    return charged;
  }

  /// @return in the clock's own numbers
  long next(long now) {
    var at = since(now);
    var next = deadlines.isEmpty() ? Long.MAX_VALUE : deadlines.first().deadline();
    for (var pool : drawn) {
      pool.time().advance(at);
      if (pool.time().isWatched()) {
        next = Math.min(next, Amounts.sum(at, pool.timeLeft()));
      }
    }
    return next == Long.MAX_VALUE ? next : now + (next - at);
  }

  List<Over> over(long now) {
    var at = since(now);
    var over = new ArrayList<Over>();
    while (!deadlines.isEmpty() && deadlines.first().deadline() <= at) {
      var attempt = deadlines.removeFirst();
      over.add(new Over(attempt.task(), attempt.overrun(at)));
    }
    for (var pool : drawn) {
      pool.time().advance(at);
      if (pool.isTimeOver()) {
        for (var attempt : pool.time().within()) {
          attempt.drawnPools().forEach(other -> other.time().told(attempt));
          over.add(new Over(attempt.task(), pool.overrun(1)));
        }
      }
    }
    return over;
  }

  private long since(long now) {
    if (origin == null) {
      origin = now;
    }
    return Math.max(0, now - origin);
  }
}
