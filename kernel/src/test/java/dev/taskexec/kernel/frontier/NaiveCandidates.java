package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The rules of places, locks and rates as they are written, asked anew each time for all tasks.
final class NaiveCandidates {
  private static final long NANOS_PER_MS = 1_000_000;

  final Set<PlannedTask> offered = new HashSet<>();
  final Set<PlannedTask> taken = new HashSet<>();
  final Set<PlannedTask> started = new HashSet<>();
  final Set<PlannedTask> putBack = new HashSet<>();

  private final ExecutionPlan plan;
  private final Map<Integer, List<Long>> starts = new HashMap<>();

  NaiveCandidates(ExecutionPlan plan) {
    this.plan = plan;
  }

  /// The one that is to be taken.
  Optional<PlannedTask> next(long now, boolean ahead) {
    return offered.stream()
        .filter(task -> hasPlace(task) && hasLocks(task))
        .filter(task -> !(ahead && queue(task).rate().isPresent()))
        .filter(task -> mayStart(task, now))
        .min(Comparator.comparingInt(PlannedTask::index));
  }

  /// When time alone lets another one start.
  OptionalLong nextRate(long now) {
    return offered.stream()
        .filter(task -> hasPlace(task) && hasLocks(task) && !mayStart(task, now))
        .mapToLong(this::oldest)
        .filter(time -> time != Long.MAX_VALUE)
        .min();
  }

  /// Whether anyone is offered whose queue has a full rate.
  boolean someoneMayWaitForTime(long now) {
    return offered.stream().anyMatch(task -> !mayStart(task, now));
  }

  void start(PlannedTask task, long now) {
    taken.remove(task);
    started.add(task);
    starts.computeIfAbsent(task.queue(), _ -> new ArrayList<>()).add(now);
  }

  /// The starts of each queue.
  Map<Integer, List<Long>> starts() {
    return starts;
  }

  private long oldest(PlannedTask task) {
    var rate = queue(task).rate().orElseThrow();
    var times = starts.getOrDefault(task.queue(), List.of());
    // All others must have passed by then, as many as there is room for.
    var pending = countOf(taken, task.queue());
    if (pending >= rate.count()) {
      return Long.MAX_VALUE;
    }
    return times.get(times.size() - (int) (rate.count() - pending)) + rate.perMs() * NANOS_PER_MS;
  }

  private boolean mayStart(PlannedTask task, long now) {
    var rate = queue(task).rate();
    return rate.isEmpty()
        || inWindow(task.queue(), now - rate.get().perMs() * NANOS_PER_MS)
                + countOf(taken, task.queue())
            < rate.get().count();
  }

  private long inWindow(int queue, long after) {
    return starts.getOrDefault(queue, List.of()).stream().filter(time -> time > after).count();
  }

  private boolean hasPlace(PlannedTask task) {
    var workers = queue(task).workers();
    return workers.isEmpty()
        || countOf(taken, task.queue()) + countOf(started, task.queue()) < workers.getAsInt();
  }

  private boolean hasLocks(PlannedTask task) {
    var uses = task.task().dependencies().uses();
    return taken.stream().allMatch(other -> Collections.disjoint(uses, uses(other)))
        && started.stream().allMatch(other -> Collections.disjoint(uses, uses(other)));
  }

  private static List<String> uses(PlannedTask task) {
    return task.task().dependencies().uses();
  }

  private static long countOf(Set<PlannedTask> tasks, int queue) {
    return tasks.stream().filter(task -> task.queue() == queue).count();
  }

  private Queue queue(PlannedTask task) {
    return plan.queues().get(task.queue());
  }
}
