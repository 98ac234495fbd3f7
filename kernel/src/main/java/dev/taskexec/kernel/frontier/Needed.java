package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws the arrows of a plan's needs.
///
/// The first nodes are the tasks; then there is one for each queue, the start at which its own
/// needs are met; then one for each name that several tasks bear together: a queue's, or a repeated
/// id. So there are about four arrows for a task at most besides those that are written, however
/// many the needs of a queue on a queue join.
final class Needed {
  private static final int NOTHING = -1;

  private final ExecutionPlan plan;
  private final List<PlannedTask> tasks;
  private final int firstStart;
  private final int firstGroup;
  private final Edges.Builder edges = new Edges.Builder();
  private final List<Group> groups = new ArrayList<>();
  // Keyed by text: a map finds it in reasonable time also where somebody chose names that collide.
  private final Map<String, List<PlannedTask>> instances = new HashMap<>();
  private final Map<String, List<Integer>> namesakes = new HashMap<>();
  private final List<List<PlannedTask>> selected = new ArrayList<>();
  private final Map<String, Integer> taskNodes = new HashMap<>();
  private final Map<String, Integer> queueNodes = new HashMap<>();

  /// What several tasks are together.
  ///
  /// @param name of the queue, or the id
  record Group(String name, boolean isQueue) {}

  Needed(ExecutionPlan plan, List<PlannedTask> tasks) {
    this.plan = plan;
    this.tasks = tasks;
    this.firstStart = tasks.isEmpty() ? 0 : tasks.getLast().index() + 1;
    this.firstGroup = firstStart + plan.queues().size();
    for (var queue = 0; queue < plan.queues().size(); queue++) {
      selected.add(new ArrayList<>());
      namesakes.computeIfAbsent(plan.queues().get(queue).name(), _ -> new ArrayList<>()).add(queue);
    }
    for (var task : tasks) {
      selected.get(task.queue()).add(task);
      instances.computeIfAbsent(task.task().id().value(), _ -> new ArrayList<>(1)).add(task);
    }
  }

  int firstStart() {
    return firstStart;
  }

  int firstGroup() {
    return firstGroup;
  }

  /// Those of which something is needed, by node.
  List<Group> groups() {
    return groups;
  }

  /// Draws all arrows. Once.
  Edges edges() {
    for (var task : tasks) {
      draw(task.task().dependencies().needs(), task.index());
    }
    for (var queue = 0; queue < selected.size(); queue++) {
      var of = plan.queues().get(queue);
      draw(of.needs(), firstStart + queue);
      var before = NOTHING;
      for (var task : selected.get(queue)) {
        if (!of.needs().isEmpty()) {
          edges.add(firstStart + queue, task.index(), false);
        }
        if (before != NOTHING && of.order() == Order.SEQUENTIAL) {
          edges.add(before, task.index(), false);
        }
        before = task.index();
      }
    }
    return edges.build(firstGroup + groups.size());
  }

  private void draw(List<Need> needs, int to) {
    for (var need : needs) {
      var from =
          switch (need) {
            case Need.OfTask(var task, _) -> task(task.value());
            case Need.OfQueue(var queue, _) -> queue(queue);
          };
      if (from != NOTHING) {
        edges.add(from, to, need.anyOutcome());
      }
    }
  }

  private int task(String id) {
    var those = instances.getOrDefault(id, List.of());
    return switch (those.size()) {
      case 0 -> NOTHING;
      case 1 -> those.getFirst().index();
      default -> taskNodes.computeIfAbsent(id, _ -> group(new Group(id, false), members(those)));
    };
  }

  private int queue(String name) {
    return queueNodes.computeIfAbsent(
        name,
        _ -> {
          var members =
              namesakes.getOrDefault(name, List.of()).stream()
                  .map(this::members)
                  .flatMapToInt(Arrays::stream)
                  .toArray();
          return members.length == 0 ? NOTHING : group(new Group(name, true), members);
        });
  }

  /// A queue that has no tasks in the plan is done when it could start: what stands behind it
  /// stands behind what it needs, as `plan` assumed. One of which no task is selected is not waited
  /// for.
  private int[] members(int queue) {
    return plan.queues().get(queue).tasks().isEmpty()
        ? new int[] {firstStart + queue}
        : members(selected.get(queue));
  }

  private static int[] members(List<PlannedTask> tasks) {
    return tasks.stream().mapToInt(PlannedTask::index).toArray();
  }

  private int group(Group group, int[] members) {
    groups.add(group);
    var node = firstGroup + groups.size() - 1;
    for (var member : members) {
      edges.add(member, node, true);
    }
    return node;
  }
}
