package dev.taskexec.planner.migration;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.render.FreeNames;
import dev.taskexec.planner.render.QueueNames;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The queues of an old source with names and ids that stand there once each.
///
/// @param oldIds of the tasks that got a new id, by that
/// @param oldNames of the queues that got a new name, by that
record OldNames(
    List<Queue> queues,
    SequencedMap<String, String> oldIds,
    SequencedMap<String, String> oldNames) {

  /// The layer of ids that are not `TASK-` and a number.
  private static final String OTHER_LAYER = "execution";

  OldNames {
    queues = List.copyOf(queues);
  }

  /// @param repeated where the queues stand whose name stood there before, in order
  static OldNames of(List<Queue> queues, List<Place> repeated, Findings findings) {
    var places = repeated.iterator();
    var names = FreeNames.ofQueues(queues.stream().map(Queue::name).toList());
    var ids =
        FreeNames.ofTasks(
            queues.stream()
                .flatMap(queue -> queue.tasks().stream())
                .map(task -> task.id().value())
                .toList());
    var seen = new HashSet<String>();
    var oldIds = new LinkedHashMap<String, String>();
    var oldNames = new LinkedHashMap<String, String>();
    var renamed = new ArrayList<Queue>();
    for (var queue : queues) {
      var isGood = QueueNames.isName(queue.name());
      var name =
          isGood && seen.add(queue.name())
              ? queue.name()
              : names.take(isGood ? queue.name() : QueueNames.of(renamed.size(), queue.name()));
      if (!name.equals(queue.name())) {
        oldNames.put(name, queue.name());
        findings.add(
            Diagnostic.of(
                Code.IMP003,
                places.hasNext() ? places.next() : new Place.OfFile(findings.source().name()),
                "another queue `%s` becomes `%s`: two queues cannot have one name"
                    .formatted(Excerpt.of(queue.name()), Excerpt.of(name)),
                "give it a name of its own"));
      }
      var tasks = new ArrayList<Task>();
      for (var task : queue.tasks()) {
        var old = task.id().value();
        var id = seen.add(old) ? old : ids.take(old);
        if (!id.equals(old)) {
          oldIds.put(id, old);
          reportTask(task, id, findings);
        }
        tasks.add(
            Task.legacy(
                new TaskId(id),
                id.equals(old) ? task.layer() : OTHER_LAYER,
                name,
                task.sourceLine()));
      }
      renamed.add(Queue.legacy(name, tasks));
    }
    return new OldNames(renamed, oldIds, oldNames);
  }

  private static void reportTask(Task task, String id, Findings findings) {
    var source = findings.source();
    var from = source.startOf(task.sourceLine());
    findings.add(
        Code.IMP003,
        from,
        source.endOf(task.sourceLine()),
        "`%s` is listed more than once; here it becomes `%s`, in the layer `execution`, and runs once more as before"
            .formatted(task.id(), id),
        "take it out unless the task is to run more than once");
  }
}
