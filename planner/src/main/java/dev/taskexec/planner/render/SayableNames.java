package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of a plan's queues and tasks as a source of truth can write them: each once, and in
/// its grammar.
final class SayableNames {
  private final List<String> queues = new ArrayList<>();
  private final List<List<TaskId>> tasks = new ArrayList<>();
  private final Map<String, String> newQueues = new HashMap<>();
  private final Map<TaskId, TaskId> newTasks = new HashMap<>();

  private SayableNames() {}

  static SayableNames of(ExecutionPlan plan, LeftOut leftOut) {
    var names = new SayableNames();
    var freeQueues = FreeNames.ofQueues(plan.queues().stream().map(queue -> queue.name()).toList());
    var freeIds = FreeNames.ofTasks(plan.tasks().map(task -> task.id().value()).toList());
    var usedQueues = new HashSet<String>();
    var usedIds = new HashSet<TaskId>();
    for (var queue : plan.queues()) {
      names.addQueue(queue.name(), usedQueues, freeQueues, leftOut);
      var ids = new ArrayList<TaskId>();
      queue.tasks().forEach(task -> ids.add(names.id(task.id(), usedIds, freeIds, leftOut)));
      names.tasks.add(ids);
    }
    return names;
  }

  String ofQueue(int index) {
    return queues.get(index);
  }

  TaskId ofTask(int queue, int index) {
    return tasks.get(queue).get(index);
  }

  /// Needs with the new names.
  List<Need> needs(List<Need> needs) {
    return needs.stream()
        .<Need>map(
            need ->
                switch (need) {
                  case Need.OfTask(var task, var any) ->
                      new Need.OfTask(newTasks.getOrDefault(task, task), any);
                  case Need.OfQueue(var queue, var any) ->
                      new Need.OfQueue(newQueues.getOrDefault(queue, queue), any);
                })
        .toList();
  }

  private void addQueue(String name, Set<String> used, FreeNames free, LeftOut leftOut) {
    if (QueueNames.isName(name) && used.add(name)) {
      queues.add(name);
      return;
    }
    var base = QueueNames.isName(name) ? name : QueueNames.of(queues.size(), name);
    var other = free.take(base);
    used.add(other);
    leftOut.add(other, "its name, which a source cannot say or which stands there twice");
    newQueues.putIfAbsent(name, other);
    queues.add(other);
  }

  private TaskId id(TaskId id, Set<TaskId> used, FreeNames free, LeftOut leftOut) {
    var isSayable = Prefixes.isUsual(id.value()) || Prefixes.of(id.value()).isPresent();
    if (isSayable && used.add(id)) {
      return id;
    }
    var other = new TaskId(free.take(isSayable ? id.value() : "task-" + id.value()));
    used.add(other);
    leftOut.add(other.value(), "its id `%s`, which a source cannot say or say twice".formatted(id));
    newTasks.putIfAbsent(id, other);
    return other;
  }
}
