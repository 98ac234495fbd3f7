package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tasks whose needs are met, and what they contend for: the places of their queue, its rate,
/// and locks. A task gets all of it at once or nothing, so nobody holds one thing while waiting for
/// another. It knows nothing of the run's slots and of budgets.
///
/// Tasks that are stopped wait at the limit that stopped them. When there is room again the first
/// of them is tried; if it is stopped elsewhere, the next is. So between two calls the following is
/// true of each limit that has room and is waited for: somebody who was woken by it stands in
/// `open`, before all who wait there. That is why nothing that could start stays behind, and why
/// what is taken is the first that could.
public final class Candidates {
  private static final byte ABSENT = 0;
  private static final byte OFFERED = 1;
  private static final byte TAKEN = 2;
  private static final byte STARTED = 3;
  private static final byte PUT_BACK = 4;

  private final List<PlannedTask> tasks;
  private final Contention contention;
  private final @Nullable Peers[] peers;
  private final byte[] states;
  private final TreeSet<Peers> open = new TreeSet<>(Peers.PLAN_ORDER);
  private final TreeSet<Peers> openWithRate = new TreeSet<>(Peers.PLAN_ORDER);
  private final Queue<RateWindow> timers = new PriorityQueue<>(RateWindow.BY_TIME);

  /// @param tasks those that are run, in plan order; `index()` grows
  public Candidates(ExecutionPlan plan, List<PlannedTask> tasks) {
    this.tasks = List.copyOf(tasks);
    this.contention = new Contention(plan);
    var size = tasks.isEmpty() ? 0 : tasks.getLast().index() + 1;
    this.peers = new Peers[size];
    this.states = new byte[size];
    tasks.forEach(task -> peers[task.index()] = contention.peers(task));
  }

  /// Takes up a task that may start as far as its needs go, for the first time or once more.
  public void offer(PlannedTask task) {
    change(task, ABSENT, OFFERED);
    add(task);
  }

  /// Takes the first task in plan order for which everything is free now.
  ///
  /// @param now nanoseconds on a clock that only goes forward
  /// @param ahead whether it is not to start at once, so that tasks of queues with a rate are left
  public Optional<PlannedTask> take(long now, boolean ahead) {
    passTime(now);
    for (var first = first(ahead); first != null; first = first(ahead)) {
      open(first.hasRate()).remove(first);
      var from = first.wokenBy();
      first.setWokenBy(null);
      var stopper = stopper(first, now);
      var task = stopper == null ? taken(first) : null;
      if (stopper != null) {
        first.setAwaited(stopper);
        stopper.await(first);
      }
      if (from != null && from.hasRoom()) {
        wake(from, first.hasRate());
      }
      first.limits().forEach(this::setTimer);
      if (task != null) {
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  /// Gives back all of a task that was taken, but for which something else does not reach. It stays
  /// away until `unpark`.
  public void putBack(PlannedTask task) {
    change(task, TAKEN, PUT_BACK);
    giveBack(task, false);
  }

  /// Offers a task again that was put back.
  public void unpark(PlannedTask task) {
    change(task, PUT_BACK, OFFERED);
    add(task);
  }

  /// Counts a task that was taken as a start of its queue.
  ///
  /// @param now nanoseconds on a clock that only goes forward
  public void started(PlannedTask task, long now) {
    change(task, TAKEN, STARTED);
    for (var limit : peers(task).limits()) {
      limit.start(now);
      setTimer(limit);
    }
  }

  /// Gives back all of a task whose attempt is over, or which was taken and will not start.
  public void release(PlannedTask task) {
    var started = states[task.index()] == STARTED;
    change(task, started ? STARTED : TAKEN, ABSENT);
    giveBack(task, started);
  }

  /// When a task may be taken that is held back by a rate alone, in nanoseconds and not before
  /// `now`; `Long.MAX_VALUE` for none. It says nothing unless `take` just found nothing.
  public long nextRate(long now) {
    while (!timers.isEmpty() && !timers.element().isFullAndAwaited()) {
      timers.remove().clearTime();
    }
    return timers.isEmpty() ? Long.MAX_VALUE : Math.max(now, timers.element().opens());
  }

  /// All that are offered and not taken, in plan order, also those that were put back. They are
  /// gone then, as none of them will start.
  public List<PlannedTask> rest() {
    var rest = new ArrayList<PlannedTask>();
    for (var task : tasks) {
      var state = states[task.index()];
      if (state == OFFERED || state == PUT_BACK) {
        states[task.index()] = ABSENT;
        rest.add(task);
      }
    }
    open.clear();
    openWithRate.clear();
    for (var each : contention.all()) {
      each.limits().forEach(Limit::forsakeAll);
      each.clear();
    }
    return rest;
  }

  private void add(PlannedTask task) {
    var its = peers(task);
    if (its.isEmpty()) {
      its.offer(task);
      open(its.hasRate()).add(its);
    } else if (task.index() > its.first()) {
      its.offer(task);
    } else {
      // Its peers have a new first, so they stand elsewhere: if they waited they are tried now, as
      // there may be room for which somebody behind the newcomer was woken.
      var awaited = its.awaited();
      if (awaited == null) {
        open(its.hasRate()).remove(its);
      } else {
        awaited.forsake(its);
        its.setAwaited(null);
      }
      its.offer(task);
      open(its.hasRate()).add(its);
    }
  }

  private PlannedTask taken(Peers its) {
    var task = its.take();
    change(task, OFFERED, TAKEN);
    its.limits().forEach(Limit::take);
    if (!its.isEmpty()) {
      open(its.hasRate()).add(its);
    }
    return task;
  }

  private void giveBack(PlannedTask task, boolean started) {
    for (var limit : peers(task).limits()) {
      limit.giveBack(started);
      if (limit.hasRoom()) {
        wake(limit, false);
        wake(limit, true);
      }
    }
  }

  private void wake(Limit limit, boolean withRate) {
    var first = limit.first(withRate);
    if (first != null) {
      first.setAwaited(null);
      first.setWokenBy(limit);
      open(withRate).add(first);
    }
  }

  private static @Nullable Limit stopper(Peers its, long now) {
    for (var limit : its.limits()) {
      if (limit instanceof RateWindow rate) {
        rate.pass(now);
      }
      if (!limit.hasRoom()) {
        return limit;
      }
    }
    return null;
  }

  private void passTime(long now) {
    while (!timers.isEmpty() && timers.element().opens() <= now) {
      var rate = timers.remove();
      rate.clearTime();
      rate.pass(now);
      wake(rate, true);
    }
  }

  private void setTimer(Limit limit) {
    if (limit instanceof RateWindow rate && rate.needsTime()) {
      rate.setTime();
      timers.add(rate);
    }
  }

  private @Nullable Peers first(boolean ahead) {
    var first = open.isEmpty() ? null : open.first();
    if (ahead || openWithRate.isEmpty()) {
      return first;
    }
    var withRate = openWithRate.first();
    return first == null || withRate.first() < first.first() ? withRate : first;
  }

  private TreeSet<Peers> open(boolean withRate) {
    return withRate ? openWithRate : open;
  }

  private Peers peers(PlannedTask task) {
    var its = peers[task.index()];
    if (its == null) {
      throw new IllegalArgumentException(task.instance() + " is not run");
    }
    return its;
  }

  private void change(PlannedTask task, byte from, byte to) {
    var index = task.index();
    if (states[index] != from) {
      throw new IllegalStateException(
          "%s is in state %d, not %d".formatted(task.instance(), states[index], from));
    }
    states[index] = to;
  }
}
