package dev.taskexec.planner.diff;

import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.List;

/// What a plan says differently from an older one. It is empty exactly if both have the same
/// digest: what a plan says about where it came from makes no difference.
///
/// Tasks are matched by id and instance, queues by name.
///
/// @param grown the tasks that may do more than before, in the order of the new plan
/// @param plan fields of the plan; `queues` where the queues stand in another order
/// @param queuesAdded names, in the order of the new plan
/// @param queuesRemoved names, in the order of the old plan
/// @param queuesChanged in the order of the new plan
/// @param tasksAdded in the order of the new plan
/// @param tasksRemoved in the order of the old plan
/// @param tasksChanged in the order of the new plan; also those in another queue
public record PlanDifference(
    List<PermitGrowth> grown,
    List<FieldChange> plan,
    List<String> queuesAdded,
    List<String> queuesRemoved,
    List<QueueChange> queuesChanged,
    List<ListedTask> tasksAdded,
    List<ListedTask> tasksRemoved,
    List<TaskChange> tasksChanged) {

  public PlanDifference {
    grown = List.copyOf(grown);
    plan = List.copyOf(plan);
    queuesAdded = List.copyOf(queuesAdded);
    queuesRemoved = List.copyOf(queuesRemoved);
    queuesChanged = List.copyOf(queuesChanged);
    tasksAdded = List.copyOf(tasksAdded);
    tasksRemoved = List.copyOf(tasksRemoved);
    tasksChanged = List.copyOf(tasksChanged);
  }

  public static PlanDifference between(ExecutionPlan before, ExecutionPlan after) {
    return new Comparison(before, after).compare();
  }

  public boolean isEmpty() {
    return plan.isEmpty()
        && queuesAdded.isEmpty()
        && queuesRemoved.isEmpty()
        && queuesChanged.isEmpty()
        && tasksAdded.isEmpty()
        && tasksRemoved.isEmpty()
        && tasksChanged.isEmpty();
  }
}
