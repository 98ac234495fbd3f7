package dev.taskexec.planner.check;

import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.graph.Levels;
import dev.taskexec.planner.graph.Node;
import dev.taskexec.planner.graph.TaskGraph;
import java.util.HashSet;
import java.util.List;

/// Whether two tasks may run at the same time: neither waits for the other, they have no lock in
/// common, and they are not in a queue that runs one task at a time.
///
/// The search goes from the later task to what it waits for and never below the level of the
/// earlier one, which in ordinary plans is a few steps. A task that is asked for again and again
/// has what it waits for marked.
final class Together {
  private static final int ASKED_OFTEN = 8;
  private static final int FEW = 8;
  private static final int NONE = -1;

  private final TaskGraph graph;
  private final Levels levels;
  private final Effort effort;
  private final int[] seen;
  private final int[] stack;
  private final int[] arrows;
  private int searches;

  private int latest = NONE;
  private int asked;
  private int marked = NONE;
  private int markedAbove;

  Together(TaskGraph graph, Levels levels, Effort effort) {
    this.graph = graph;
    this.levels = levels;
    this.effort = effort;
    this.seen = new int[graph.waits().nodes()];
    this.stack = new int[graph.waits().nodes()];
    this.arrows = new int[graph.waits().nodes()];
  }

  /// Whether one of two tasks waits for the other.
  ///
  /// @param one its node
  boolean areOrdered(int one, int other) {
    var first = of(one);
    var second = of(other);
    if (first.queue() == second.queue() && queue(first).order() == Order.SEQUENTIAL) {
      return true;
    }
    if (levels.of(one) == levels.of(other)) {
      return false;
    }
    return levels.of(one) > levels.of(other) ? waits(one, other) : waits(other, one);
  }

  /// Whether something keeps two tasks apart that do not wait for each other.
  boolean areApart(int one, int other) {
    var first = of(one);
    var second = of(other);
    var narrow = first.queue() == second.queue() && queue(first).workers().orElse(2) == 1;
    return narrow
        || haveCommon(task(first).dependencies().uses(), task(second).dependencies().uses());
  }

  Task task(int node) {
    return task(of(node));
  }

  Node.OfTask of(int node) {
    return graph.taskAt(node);
  }

  int level(int node) {
    return levels.of(node);
  }

  private Task task(Node.OfTask node) {
    return queue(node).tasks().get(node.task());
  }

  private Queue queue(Node.OfTask node) {
    return graph.plan().queues().get(node.queue());
  }

  private boolean haveCommon(List<String> some, List<String> others) {
    if (some.isEmpty() || others.isEmpty() || !effort.spend((long) some.size() + others.size())) {
      return false;
    }
    var quick = others.size() <= FEW ? others : new HashSet<>(others);
    return some.stream().anyMatch(quick::contains);
  }

  private boolean waits(int later, int earlier) {
    asked = later == latest ? asked + 1 : 0;
    latest = later;
    if (asked < ASKED_OFTEN) {
      return search(later, earlier, levels.of(earlier));
    }
    mark(later, levels.of(earlier) - 1);
    return effort.spend(1) && seen[earlier] == searches;
  }

  /// Marks what a task waits for, above a level. Where that was not deep enough, the next time is
  /// at least twice as deep, so that it happens seldom.
  private void mark(int later, int level) {
    if (marked == later && markedAbove <= level) {
      return;
    }
    var top = levels.of(later);
    var above = marked == later ? Math.min(level, top - 2 * (top - markedAbove)) : level;
    search(later, NONE, above);
    marked = later;
    markedAbove = above;
  }

  /// Depth first, so that a queue's start is looked behind before all of its tasks are.
  private boolean search(int from, int wanted, int lowest) {
    var waits = graph.waits();
    var end = wanted == NONE ? NONE : graph.end(of(wanted).queue());
    marked = NONE;
    searches++;
    var size = 0;
    seen[from] = searches;
    arrows[from] = waits.begin(from);
    stack[size++] = from;
    while (size > 0 && effort.spend(1)) {
      var node = stack[size - 1];
      if (arrows[node] == waits.end(node)) {
        size--;
        continue;
      }
      var target = waits.target(arrows[node]++);
      if (target == wanted || target == end) {
        return true;
      }
      if (seen[target] != searches && levels.of(target) > lowest) {
        seen[target] = searches;
        arrows[target] = waits.begin(target);
        stack[size++] = target;
      }
    }
    return false;
  }
}
