package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.plan.Rate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;

/// The starts of a queue with a rate: at most `count` in any stretch of its length, wherever that
/// begins. A task that was taken and may yet start counts as a start.
final class RateWindow extends Limit {
  static final Comparator<RateWindow> BY_TIME = Comparator.comparingLong(RateWindow::opens);

  private static final long NANOS_PER_MS = 1_000_000;
  private static final long LONGEST = Long.MAX_VALUE / 4;

  private final long count;
  private final long length;
  // It grows with what has been started, not with the count, which may be anything.
  private final Queue<Long> starts = new ArrayDeque<>();
  private long taken;
  private long opens;
  private boolean timed;

  RateWindow(Rate rate) {
    this.count = rate.count();
    this.length = Math.min(rate.perMs(), LONGEST / NANOS_PER_MS) * NANOS_PER_MS;
  }

  @Override
  boolean hasRoom() {
    return starts.size() + taken < count;
  }

  @Override
  void take() {
    if (!hasRoom()) {
      throw new IllegalStateException("more starts than the rate of a queue allows");
    }
    taken++;
  }

  @Override
  void start(long now) {
    taken--;
    starts.add(now);
  }

  @Override
  void giveBack(boolean started) {
    if (!started) {
      taken--;
    }
  }

  /// Forgets the starts that are too long ago to count.
  void pass(long now) {
    while (!starts.isEmpty() && now - starts.element() >= length) {
      starts.remove();
    }
  }

  /// Whether somebody waits for room.
  boolean isFullAndAwaited() {
    return isAwaited() && !hasRoom();
  }

  /// Whether somebody waits for time to pass, and nobody has fixed until when.
  ///
  /// Without a start there is no such time: what was taken must be started or given back first.
  boolean needsTime() {
    return !timed && isFullAndAwaited() && !starts.isEmpty();
  }

  /// Fixes the time until which is waited.
  void setTime() {
    opens = starts.element() + length;
    timed = true;
  }

  void clearTime() {
    timed = false;
  }

  /// When there is room again, in nanoseconds.
  long opens() {
    return opens;
  }
}
