package dev.taskexec.cli.report;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.diff.FieldChange;
import dev.taskexec.planner.diff.ListedTask;
import dev.taskexec.planner.diff.PermitGrowth;
import dev.taskexec.planner.diff.PlanDifference;
import dev.taskexec.planner.diff.QueueChange;
import dev.taskexec.planner.diff.TaskChange;
import java.util.List;

/// The difference of two plans for other programs; `schemas/diff.schema.json` describes it.
public final class DifferenceJson {
  private static final long VERSION = 1;

  private DifferenceJson() {}

  /// One of the two plans.
  ///
  /// @param file its file or source, as it was given
  public record Side(String file, ExecutionPlan plan) {}

  public static JsonValue of(Side before, Side after, PlanDifference difference) {
    return Obj.builder()
        .put("v", VERSION)
        .put("same", difference.isEmpty())
        .put("old", side(before))
        .put("new", side(after))
        .put("permits_grown", difference.grown().stream().map(DifferenceJson::grown).toList())
        .put("plan", fields(difference.plan()))
        .put(
            "queues",
            Obj.builder()
                .putStrings("added", difference.queuesAdded())
                .putStrings("removed", difference.queuesRemoved())
                .put(
                    "changed",
                    difference.queuesChanged().stream().map(DifferenceJson::queue).toList())
                .build())
        .put(
            "tasks",
            Obj.builder()
                .put("added", difference.tasksAdded().stream().map(DifferenceJson::listed).toList())
                .put(
                    "removed",
                    difference.tasksRemoved().stream().map(DifferenceJson::listed).toList())
                .put(
                    "changed",
                    difference.tasksChanged().stream().map(DifferenceJson::task).toList())
                .build())
        .build();
  }

  private static Obj side(Side side) {
    return Obj.builder()
        .put("file", SafeText.of(side.file()))
        .put("digest", Planner.digest(side.plan()).toString())
        .build();
  }

  private static Obj grown(PermitGrowth growth) {
    return instance(growth.task())
        .put("queue", growth.queue())
        .put("cause", growth.cause().word())
        .putStrings("allowed", rules(growth.rules()))
        .putStrings("no_longer_denied", rules(growth.gone()))
        .build();
  }

  private static List<String> rules(List<PermitRule> rules) {
    return rules.stream().map(PermitRule::toString).toList();
  }

  private static Obj queue(QueueChange change) {
    return Obj.builder()
        .put("queue", change.queue())
        .put("fields", fields(change.fields()))
        .build();
  }

  private static Obj listed(ListedTask task) {
    return instance(task.task()).put("queue", task.queue()).put("title", task.title()).build();
  }

  private static Obj task(TaskChange change) {
    return instance(change.task())
        .put("queue", change.queue())
        .put("fields", fields(change.fields()))
        .build();
  }

  private static JsonValue.Builder instance(Instance instance) {
    return Obj.builder().put("id", instance.task().value()).put("instance", instance.number());
  }

  private static List<Obj> fields(List<FieldChange> changes) {
    return changes.stream()
        .map(
            change ->
                Obj.builder()
                    .put("field", change.field())
                    .put("old", change.before())
                    .put("new", change.after())
                    .build())
        .toList();
  }
}
