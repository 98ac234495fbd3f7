package dev.taskexec.planner.diff;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The queues and tasks of a plan by what they are matched by, in plan order.
///
/// @param tasks by instance, `ID` or `ID#2`
record Contents(SequencedMap<Name, Group> queues, SequencedMap<String, Entry> tasks) {

  /// A queue's name, and which one of that name it is, from 1.
  record Name(String text, int number) {}

  /// A queue with the instances in it.
  record Group(Queue queue, List<String> tasks) {}

  /// A task, and the queue that it stands in.
  record Entry(Instance instance, Task task, Name queue) {}

  static Contents of(ExecutionPlan plan) {
    var queues = new LinkedHashMap<Name, Group>();
    var tasks = new LinkedHashMap<String, Entry>();
    Map<String, Integer> names = new HashMap<>();
    Map<String, Integer> ids = new HashMap<>();
    for (var queue : plan.queues()) {
      var name = new Name(queue.name(), names.merge(queue.name(), 1, Integer::sum));
      var instances = new ArrayList<String>(queue.tasks().size());
      for (var task : queue.tasks()) {
        var instance = new Instance(task.id(), ids.merge(task.id().value(), 1, Integer::sum));
        instances.add(instance.toString());
        tasks.put(instances.getLast(), new Entry(instance, task, name));
      }
      queues.put(name, new Group(queue, instances));
    }
    return new Contents(queues, tasks);
  }
}
