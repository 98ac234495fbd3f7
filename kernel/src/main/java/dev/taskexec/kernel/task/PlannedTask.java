package dev.taskexec.kernel.task;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Cancelled;
import dev.taskexec.abi.outcome.Outcome.Denied;
import dev.taskexec.abi.outcome.Outcome.Exhausted;
import dev.taskexec.abi.outcome.Outcome.InDoubt;
import dev.taskexec.abi.outcome.Outcome.Noop;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Timeout;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/// A task in its place in the plan.
///
/// @param index the place, from 0
/// @param queue the place of its queue among those of the plan, from 0: their names may repeat
/// @param agent who carries it out in this run
public record PlannedTask(int index, int queue, Task task, Instance instance, String agent) {

  /// All tasks of a plan, in its order.
  ///
  /// @param agents who carries out a task
  public static List<PlannedTask> of(ExecutionPlan plan, Function<Task, String> agents) {
    var seen = new HashMap<String, Integer>();
    var planned = new ArrayList<PlannedTask>(plan.size());
    for (var queue = 0; queue < plan.queues().size(); queue++) {
      for (var task : plan.queues().get(queue).tasks()) {
        var instance = new Instance(task.id(), seen.merge(task.id().value(), 1, Integer::sum));
        planned.add(new PlannedTask(planned.size(), queue, task, instance, agents.apply(task)));
      }
    }
    return List.copyOf(planned);
  }

  /// Whether somebody else carries it out than the plan says, as in the dry run of a legacy plan.
  public boolean isReplaced() {
    return !agent.equals(task.work().agent());
  }

  /// The same task, free to do whatever the user may.
  public PlannedTask unconfined() {
    return new PlannedTask(
        index, queue, task.withTerms(task.terms().unconfined()), instance, agent);
  }

  /// Whether the run is still all well after this outcome of the task: a failure is forgiven where
  /// the plan says `on_failure: continue`, being stopped is not.
  public boolean isGood(Outcome outcome) {
    return switch (outcome) {
      case Ok _, Noop _, Skipped _, Cancelled _, InDoubt _ -> outcome.isGood();
      case Outcome.Error _, Timeout _, Denied _, Exhausted _ ->
          outcome.isGood() || task.dependencies().onFailure() == OnFailure.CONTINUE;
    };
  }
}
