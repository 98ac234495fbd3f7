package dev.taskexec.cli.graph;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A plan as queues of tasks with arrows between them; every arrow goes from what comes first.
///
/// @param arrows in plan order
record PlanGraph(List<Group> groups, List<Arrow> arrows) {

  PlanGraph {
    groups = List.copyOf(groups);
    arrows = List.copyOf(arrows);
  }

  /// A queue.
  ///
  /// @param number from 1
  record Group(int number, String name, List<Node> nodes) {}

  /// A task.
  ///
  /// @param number from 1, over all queues
  /// @param instance its id; with `#2` where it stands in the plan for the second time
  record Node(int number, Instance instance, String title, boolean done) {}

  /// @param from what must be done before
  /// @param to what waits for it
  record Arrow(End from, End to, Kind kind) {}

  enum Kind {
    NEED,
    /// Met by any final outcome.
    NEED_ANY,
    /// The order of a sequential queue.
    THEN
  }

  /// Where an arrow begins or ends.
  sealed interface End {
    record OfTask(int number) implements End {}

    record OfQueue(int number) implements End {}
  }

  static PlanGraph of(ExecutionPlan plan) {
    return new Drawing().of(plan);
  }

  /// Numbers everything first, because a need may name what comes later. A need of an id that
  /// stands in the plan more than once is drawn to the first.
  private static final class Drawing {
    private final List<Group> groups = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private final Map<TaskId, Integer> tasks = new HashMap<>();
    private final Map<TaskId, Integer> seen = new HashMap<>();
    private final Map<String, Integer> queues = new HashMap<>();
    private int nodes;

    PlanGraph of(ExecutionPlan plan) {
      plan.queues().forEach(this::number);
      for (var i = 0; i < groups.size(); i++) {
        connect(plan.queues().get(i), groups.get(i));
      }
      return new PlanGraph(groups, arrows);
    }

    private void number(Queue queue) {
      var members = new ArrayList<Node>();
      for (var task : queue.tasks()) {
        nodes++;
        tasks.putIfAbsent(task.id(), nodes);
        var instance = new Instance(task.id(), seen.merge(task.id(), 1, Integer::sum));
        members.add(new Node(nodes, instance, task.title(), task.done()));
      }
      groups.add(new Group(groups.size() + 1, queue.name(), members));
      queues.putIfAbsent(queue.name(), groups.size());
    }

    private void connect(Queue queue, Group group) {
      queue.needs().forEach(need -> connect(need, new End.OfQueue(group.number())));
      for (var i = 0; i < group.nodes().size(); i++) {
        var node = new End.OfTask(group.nodes().get(i).number());
        if (i > 0 && queue.order() == Order.SEQUENTIAL) {
          var before = new End.OfTask(group.nodes().get(i - 1).number());
          arrows.add(new Arrow(before, node, Kind.THEN));
        }
        queue.tasks().get(i).dependencies().needs().forEach(need -> connect(need, node));
      }
    }

    private void connect(Need need, End to) {
      var kind = need.anyOutcome() ? Kind.NEED_ANY : Kind.NEED;
      switch (need) {
        case Need.OfTask(var task, _) -> {
          var number = tasks.get(task);
          if (number != null) {
            arrows.add(new Arrow(new End.OfTask(number), to, kind));
          }
        }
        case Need.OfQueue(var queue, _) -> {
          var number = queues.get(queue);
          if (number != null) {
            arrows.add(new Arrow(new End.OfQueue(number), to, kind));
          }
        }
      }
    }
  }
}
