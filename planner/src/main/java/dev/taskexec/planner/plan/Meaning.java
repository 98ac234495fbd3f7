package dev.taskexec.planner.plan;

import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import java.util.LinkedHashMap;
import java.util.Set;

/// The parts of a plan in the form of `plan.json`, without the members that only say where it came
/// from: what its digest is about.
public final class Meaning {
  private static final String SOURCE_LINE = "source_line";
  private static final Set<String> NONE =
      Set.of("digest", "generator", "generated_at", "source", "made_from");

  private Meaning() {}

  /// The plan without its queues.
  public static Obj ofPlan(ExecutionPlan plan) {
    return ofPlan(PlanJson.header(plan));
  }

  /// The queue without its tasks.
  public static Obj ofQueue(Queue queue) {
    return PlanJson.queue(queue);
  }

  public static Obj ofTask(Task task) {
    return ofTask(PlanJson.task(task));
  }

  static Obj ofPlan(Obj plan) {
    var kept = new LinkedHashMap<>(plan.members());
    kept.keySet().removeAll(NONE);
    return new Obj(kept);
  }

  static Obj ofTask(Obj task) {
    if (!task.members().containsKey(SOURCE_LINE)) {
      return task;
    }
    var kept = new LinkedHashMap<>(task.members());
    kept.remove(SOURCE_LINE);
    return new Obj(kept);
  }
}
