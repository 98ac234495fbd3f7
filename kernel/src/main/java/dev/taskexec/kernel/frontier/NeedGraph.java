package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who waits for whom.
///
/// Its nodes are the tasks, the starts of the queues, and the names that several tasks bear
/// together. A node may *break*, as soon as it is known that it will not meet ordinary needs, and
/// it is *complete* when nothing of it is left to wait for; each happens at most once, so that all
/// that a run asks of the graph is two walks along each arrow.
public final class NeedGraph {
  private final @Nullable PlannedTask[] tasks;
  private final int firstStart;
  private final int firstGroup;
  private final List<Needed.Group> groups;
  private final Edges edges;
  // How many arrows to each node are still to be met.
  private final int[] open;
  // Whether a task was handed out, or a node is complete or will be: it waits for nothing any more.
  private final boolean[] left;
  private final boolean[] settled;
  private final boolean[] broken;
  // Why a task is to be skipped.
  private final @Nullable Blame[] blames;

  private List<PlannedTask> free = List.of();
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<PlannedTask> ready = new ArrayList<>();
  private final List<Doomed> doomed = new ArrayList<>();

  /// What follows from an outcome at once.
  ///
  /// @param ready those that wait for nothing any more, in plan order
  /// @param doomed those of which a need has failed, in plan order
  public record Consequences(List<PlannedTask> ready, List<Doomed> doomed) {

    public Consequences {
      ready = List.copyOf(ready);
      doomed = List.copyOf(doomed);
    }
  }

  /// A task that will not run. Its outcome is still to be settled: skipped, for this reason.
  public record Doomed(PlannedTask task, String reason) {}

  private sealed interface Step {
    record Break(int node, Blame blame) implements Step {}

    record Complete(int node) implements Step {}
  }

  private NeedGraph(ExecutionPlan plan, List<PlannedTask> tasks) {
    var needed = new Needed(plan, tasks);
    this.edges = needed.edges();
    this.firstStart = needed.firstStart();
    this.firstGroup = needed.firstGroup();
    this.groups = needed.groups();
    this.tasks = new PlannedTask[firstStart];
    tasks.forEach(task -> this.tasks[task.index()] = task);
    var nodes = firstGroup + groups.size();
    this.open = edges.incoming(nodes);
    this.left = new boolean[nodes];
    this.settled = new boolean[firstStart];
    this.broken = new boolean[nodes];
    this.blames = new Blame[firstStart];
  }

  /// The needs of some tasks of a plan. What is needed of others counts as met.
  ///
  /// @param tasks in plan order; `index()` grows
  /// @throws IllegalArgumentException if some wait for each other, which no plan that was read does
  public static NeedGraph of(ExecutionPlan plan, List<PlannedTask> tasks) {
    var graph = new NeedGraph(plan, tasks);
    if (graph.edges.haveCircle()) {
      throw new IllegalArgumentException("tasks of the plan wait for each other");
    }
    graph.begin();
    return graph;
  }

  /// Those that wait for nothing from the beginning and are not settled, in plan order. Once.
  public List<PlannedTask> free() {
    var unsettled = free.stream().filter(task -> !settled[task.index()]).toList();
    free = List.of();
    return unsettled;
  }

  /// Takes the final outcome of a task, which may still wait for others.
  ///
  /// @return what follows from it; none that was settled or that this graph named before
  public Consequences settle(PlannedTask task, Outcome outcome) {
    var node = task.index();
    if (settled[node]) {
      throw new IllegalStateException("a second outcome of " + task.instance());
    }
    settled[node] = true;
    left[node] = true;
    if (!task.isGood(outcome)) {
      breakDown(node, Blame.of(task, outcome, blames[node]));
    }
    steps.add(new Step.Complete(node));
    walk();
    return consequences();
  }

  private void begin() {
    for (var node = 0; node < firstGroup; node++) {
      if (open[node] == 0) {
        reach(node);
      }
    }
    walk();
    free = consequences().ready();
  }

  // A queue of steps and not a recursion: a chain may be as long as the plan.
  private void walk() {
    for (var step = steps.poll(); step != null; step = steps.poll()) {
      switch (step) {
        case Step.Break(var node, var blame) -> spread(node, blame);
        case Step.Complete(var node) -> complete(node);
      }
    }
  }

  private void spread(int node, Blame blame) {
    for (var arrow = edges.begin(node); arrow < edges.end(node); arrow++) {
      var target = edges.target(arrow);
      if (target >= firstGroup) {
        if (!broken[target]) {
          breakDown(target, toGroup(groups.get(target - firstGroup), node, blame));
        }
      } else if (!edges.anyOutcome(arrow) && !left[target]) {
        doom(target, blame);
      }
    }
  }

  // A node breaks before it is complete, so whoever needs it in vain is doomed by now, and is not
  // reached any more. A group waits until all of it is over, whatever became of it.
  private void complete(int node) {
    for (var arrow = edges.begin(node); arrow < edges.end(node); arrow++) {
      var target = edges.target(arrow);
      if (--open[target] == 0) {
        reach(target);
      }
    }
  }

  private void reach(int node) {
    if (node >= firstGroup) {
      steps.add(new Step.Complete(node));
    } else if (!left[node]) {
      left[node] = true;
      if (node >= firstStart) {
        steps.add(new Step.Complete(node));
      } else if (tasks[node] instanceof PlannedTask task) {
        ready.add(task);
      }
    }
  }

  private void doom(int node, Blame blame) {
    left[node] = true;
    if (node >= firstStart) {
      breakDown(node, blame);
      steps.add(new Step.Complete(node));
    } else if (tasks[node] instanceof PlannedTask task) {
      blames[node] = blame;
      doomed.add(new Doomed(task, blame.reason()));
    }
  }

  private void breakDown(int node, Blame blame) {
    broken[node] = true;
    steps.add(new Step.Break(node, blame));
  }

  private Blame toGroup(Needed.Group group, int member, Blame blame) {
    if (member >= firstStart) {
      return blame.behind(group.name());
    }
    return group.isQueue() ? blame.in(group.name()) : blame;
  }

  private Consequences consequences() {
    ready.sort(Comparator.comparingInt(PlannedTask::index));
    doomed.sort(Comparator.comparingInt(each -> each.task().index()));
    var all = new Consequences(ready, doomed);
    ready.clear();
    doomed.clear();
    return all;
  }
}
