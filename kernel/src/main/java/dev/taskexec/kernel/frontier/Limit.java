package dev.taskexec.kernel.frontier;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Something of which only so much is there, and those that wait for it.
///
/// Those with a rate wait apart from the others, as they are passed over when tasks are taken ahead
/// of their time. Nobody begins to wait as long as there is room.
abstract sealed class Limit permits Places, RateWindow {
  private final TreeSet<Peers> waiting = new TreeSet<>(Peers.PLAN_ORDER);
  private final TreeSet<Peers> waitingWithRate = new TreeSet<>(Peers.PLAN_ORDER);

  /// Whether one more task may have its part.
  abstract boolean hasRoom();

  /// A task has been taken.
  abstract void take();

  /// A task that had been taken is started.
  void start(long now) {}

  /// A task that had been taken is over.
  ///
  /// @param started whether it was started
  abstract void giveBack(boolean started);

  void await(Peers peers) {
    waiting(peers.hasRate()).add(peers);
  }

  void forsake(Peers peers) {
    waiting(peers.hasRate()).remove(peers);
  }

  /// The first of those that wait, who waits no more.
  @Nullable Peers first(boolean withRate) {
    return waiting(withRate).pollFirst();
  }

  boolean isAwaited() {
    return !waiting.isEmpty() || !waitingWithRate.isEmpty();
  }

  void forsakeAll() {
    waiting.clear();
    waitingWithRate.clear();
  }

  private TreeSet<Peers> waiting(boolean withRate) {
    return withRate ? waitingWithRate : waiting;
  }
}
