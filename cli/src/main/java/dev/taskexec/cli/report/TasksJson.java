package dev.taskexec.cli.report;

import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The tasks of a plan as a JSON array in plan order; `schemas/list.schema.json` describes it. It
/// is written task by task, since a plan may be large.
public final class TasksJson {

  private TasksJson() {}

  /// Hands over pieces of the text.
  public static void write(ExecutionPlan plan, Consumer<String> out) {
    Map<TaskId, Integer> seen = new HashMap<>();
    out.accept("[");
    plan.tasks()
        .forEach(
            task -> {
              out.accept(seen.isEmpty() ? "\n  " : ",\n  ");
              var instance = seen.merge(task.id(), 1, Integer::sum);
              out.accept(IndentedJson.text(of(task, instance), 1));
            });
    out.accept(seen.isEmpty() ? "]\n" : "\n]\n");
  }

  private static JsonValue of(Task task, int instance) {
    return Obj.builder()
        .put("id", task.id().value())
        .put("instance", instance)
        .put("title", task.title())
        .put("queue", task.queue())
        .put("layer", task.layer())
        .put("agent", task.work().agent())
        .put("line", task.sourceLine() == 0 ? JsonValue.NULL : JsonValue.of(task.sourceLine()))
        .put("done", task.done())
        .put("confined", task.terms().confined())
        .put("needs", task.dependencies().needs().stream().map(TasksJson::of).toList())
        .putStrings("uses", task.dependencies().uses())
        .putStrings("tags", task.tags())
        .build();
  }

  private static JsonValue of(Need need) {
    var out = Obj.builder();
    switch (need) {
      case Need.OfTask(var task, _) -> out.put("task", task.value());
      case Need.OfQueue(var queue, _) -> out.put("queue", queue);
    }
    return out.put("any_outcome", need.anyOutcome()).build();
  }
}
