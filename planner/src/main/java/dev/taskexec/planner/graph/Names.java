package dev.taskexec.planner.graph;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What the needs of a plan may name, and the node that each name stands for.
///
/// Plans without front matter may repeat a name; then it stands for a node of its own that waits
/// for all of them.
final class Names {
  // Keyed by text: maps find it in reasonable time also where somebody chose names that collide.
  private final Map<String, Integer> tasks = new HashMap<>();
  private final Map<String, Integer> queues = new HashMap<>();
  private final List<Namesakes> namesakes = new ArrayList<>();
  private final int firstNamesakes;

  /// @param nodes in plan order
  record Namesakes(String name, List<Integer> nodes) {}

  Names(ExecutionPlan plan, Numbers numbers) {
    this.firstNamesakes = numbers.end(plan.queues().size() - 1) + 1;
    var node = 0;
    for (var i = 0; i < plan.queues().size(); i++) {
      var queue = plan.queues().get(i);
      name(queue.name(), numbers.end(i), queues);
      for (var task : queue.tasks()) {
        name(task.id().value(), node++, tasks);
      }
    }
  }

  /// The node that a need names; empty where there is nothing of the name.
  OptionalInt node(Need need) {
    var node =
        switch (need) {
          case Need.OfTask(var task, _) -> tasks.get(task.value());
          case Need.OfQueue(var queue, _) -> queues.get(queue);
        };
    return node == null ? OptionalInt.empty() : OptionalInt.of(node);
  }

  /// Those of the names that several have, by node.
  List<Namesakes> namesakes() {
    return namesakes;
  }

  int firstNamesakes() {
    return firstNamesakes;
  }

  private void name(String name, int node, Map<String, Integer> names) {
    var first = names.putIfAbsent(name, node);
    if (first == null) {
      return;
    }
    if (first < firstNamesakes) {
      names.put(name, firstNamesakes + namesakes.size());
      namesakes.add(new Namesakes(name, new ArrayList<>(List.of(first, node))));
    } else {
      namesakes.get(first - firstNamesakes).nodes().add(node);
    }
  }
}
