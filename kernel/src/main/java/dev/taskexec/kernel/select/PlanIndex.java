package dev.taskexec.kernel.select;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tasks of a plan by the names that needs use.
final class PlanIndex {
  private final List<PlannedTask> tasks;
  private final List<Queue> queues;
  private final int[] queueOf;
  private final int[] firstOf;
  private final Map<String, List<Integer>> byId = new HashMap<>();
  private final Map<String, List<Integer>> queuesByName = new HashMap<>();

  PlanIndex(ExecutionPlan plan) {
    this.tasks = PlannedTask.of(plan, task -> task.work().agent());
    this.queues = plan.queues();
    this.queueOf = new int[tasks.size()];
    this.firstOf = new int[queues.size()];
    var place = 0;
    for (var queue = 0; queue < queues.size(); queue++) {
      queuesByName.computeIfAbsent(queues.get(queue).name(), _ -> new ArrayList<>()).add(queue);
      firstOf[queue] = place;
      for (var task : queues.get(queue).tasks()) {
        byId.computeIfAbsent(task.id().value(), _ -> new ArrayList<>()).add(place);
        queueOf[place++] = queue;
      }
    }
  }

  List<PlannedTask> tasks() {
    return tasks;
  }

  /// Adds what the tasks need, and what that needs, and so on, in time proportional to the needs.
  ///
  /// @param chosen places in the plan; grows
  /// @param never places that are left out, with what only they need
  void addNeeds(BitSet chosen, BitSet never) {
    var walk = new Walk(chosen, never);
    chosen.stream().forEach(walk.open::add);
    while (!walk.open.isEmpty()) {
      walk.visit(walk.open.removeLast());
    }
  }

  private final class Walk {
    private final BitSet chosen;
    private final BitSet never;
    private final ArrayDeque<Integer> open = new ArrayDeque<>();
    private final BitSet neededQueues = new BitSet();
    private final BitSet enteredQueues = new BitSet();

    private Walk(BitSet chosen, BitSet never) {
      this.chosen = chosen;
      this.never = never;
    }

    private void visit(int place) {
      var queue = queueOf[place];
      tasks.get(place).task().dependencies().needs().forEach(this::need);
      if (!enteredQueues.get(queue)) {
        enteredQueues.set(queue);
        queues.get(queue).needs().forEach(this::need);
      }
      if (queues.get(queue).order() == Order.SEQUENTIAL && place > firstOf[queue]) {
        add(place - 1);
      }
    }

    private void need(Need need) {
      switch (need) {
        case Need.OfTask(var id, _) -> byId.getOrDefault(id.value(), List.of()).forEach(this::add);
        case Need.OfQueue(var name, _) ->
            queuesByName.getOrDefault(name, List.of()).forEach(this::addQueue);
      }
    }

    private void addQueue(int queue) {
      if (!neededQueues.get(queue)) {
        neededQueues.set(queue);
        var first = firstOf[queue];
        for (var i = 0; i < queues.get(queue).tasks().size(); i++) {
          add(first + i);
        }
      }
    }

    private void add(int place) {
      if (!chosen.get(place) && !never.get(place)) {
        chosen.set(place);
        open.add(place);
      }
    }
  }
}
