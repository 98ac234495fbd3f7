package dev.taskexec.kernel.frontier;

import dev.taskexec.kernel.task.PlannedTask;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The tasks of one queue that use the same locks. What stops one of them stops all, so they wait
/// together, and only the first in plan order is ever tried: however many wait, one step moves
/// them.
///
/// They stand in at most one sorted set at a time, and their place there is that of their first: it
/// must not change while they stand in one.
final class Peers {
  static final Comparator<Peers> PLAN_ORDER = Comparator.comparingInt(Peers::first);

  private final List<Limit> limits;
  private final boolean hasRate;
  private final Queue<PlannedTask> offered =
      new PriorityQueue<>(Comparator.comparingInt(PlannedTask::index));

  private @Nullable Limit awaited;
  private @Nullable Limit wokenBy;

  /// @param limits all that they contend for; a rate, which only time opens, is the last
  Peers(List<Limit> limits, boolean hasRate) {
    this.limits = List.copyOf(limits);
    this.hasRate = hasRate;
  }

  List<Limit> limits() {
    return limits;
  }

  boolean hasRate() {
    return hasRate;
  }

  boolean isEmpty() {
    return offered.isEmpty();
  }

  /// The place of the first of them in the plan.
  int first() {
    return offered.element().index();
  }

  void offer(PlannedTask task) {
    offered.add(task);
  }

  PlannedTask take() {
    return offered.remove();
  }

  void clear() {
    offered.clear();
    awaited = null;
    wokenBy = null;
  }

  /// What they wait for.
  @Nullable Limit awaited() {
    return awaited;
  }

  void setAwaited(@Nullable Limit limit) {
    awaited = limit;
  }

  /// The limit on whose behalf they are tried again, if that has not happened yet.
  @Nullable Limit wokenBy() {
    return wokenBy;
  }

  void setWokenBy(@Nullable Limit limit) {
    wokenBy = limit;
  }
}
