package dev.taskexec.planner.render;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.planner.legacy.Layers;
import java.util.List;

/// Turns tasks of one queue into ones that the extended grammar can say.
///
/// @param queue the queue's name as it is written
/// @param plan that they belong to
record SayableTask(String queue, ExecutionPlan plan, SayableNames names, LeftOut leftOut) {
  private static final String LAST_LAYER = "execution";

  /// @param id the name under which it is written
  Task of(Task task, TaskId id) {
    var title = PlainText.title(PlainText.shortened(task.title()));
    check(
        title.equals(task.title()),
        id,
        "blanks, dashes or colons around its title, or a part of one that is very long");
    var layer = layerOf(id.value());
    check(layer.equals(task.layer()), id, "its layer, which follows from its id");
    check(task.metadata().equals(JsonValue.NULL), id, "its metadata");
    return new Task(
        id,
        title.isEmpty() ? id.value() : title,
        layer,
        queue,
        task.sourceLine(),
        task.done(),
        new SayableWork(id.value(), leftOut).of(task.work()),
        dependencies(task),
        terms(task.terms(), id),
        task.artifacts(),
        task.tags(),
        JsonValue.NULL);
  }

  private Dependencies dependencies(Task task) {
    var old = task.dependencies();
    return new Dependencies(names.needs(old.needs()), old.uses(), old.onFailure());
  }

  private Terms terms(Terms terms, TaskId id) {
    var rules = terms.permits();
    var isLoose = !terms.confined() && !rules.isEmpty();
    check(!isLoose, id, "permits, since it is not confined");
    var isEmpty = !plan.confined() && terms.confined() && rules.isEmpty();
    check(!isEmpty, id, "that it is confined, since it has no permits");
    return new Terms(
        terms.confined() && !isEmpty,
        isLoose ? List.of() : rules,
        terms.budget(),
        terms.retry(),
        terms.timeoutMs(),
        terms.idempotent());
  }

  private static String layerOf(String id) {
    return Prefixes.isUsual(id) ? Layers.of(id) : LAST_LAYER;
  }

  private void check(boolean kept, TaskId id, String what) {
    if (!kept) {
      leftOut.add(id.value(), what);
    }
  }
}
