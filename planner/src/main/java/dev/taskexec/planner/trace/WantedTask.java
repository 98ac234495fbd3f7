package dev.taskexec.planner.trace;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.source.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The task of a plan that somebody asks about.
///
/// @param queue the index of its queue, from 0
/// @param index its own in the queue, from 0
record WantedTask(ExecutionPlan plan, Instance instance, int queue, int index) {
  private static final int MOST_DIGITS = 9;

  /// Finds it; that there is none of the name is an error.
  ///
  /// @param name an id, or `ID#2` for the second task of that id
  /// @param planName what messages call the plan
  static Optional<WantedTask> find(
      ExecutionPlan plan, String name, String planName, Diagnostics diagnostics) {
    var hash = name.lastIndexOf('#');
    var id = hash < 0 ? name : name.substring(0, hash);
    var number = hash < 0 ? 1 : number(name.substring(hash + 1));
    var seen = 0;
    for (var i = 0; i < plan.queues().size(); i++) {
      var tasks = plan.queues().get(i).tasks();
      for (var j = 0; j < tasks.size(); j++) {
        if (tasks.get(j).id().value().equals(id) && ++seen == number) {
          return Optional.of(new WantedTask(plan, new Instance(new TaskId(id), number), i, j));
        }
      }
    }
    diagnostics.add(
        Code.USE002,
        new Place.OfOption("TASK"),
        message(plan, name, planName, seen),
        seen > 0 ? instances(id, seen) : help(plan, id));
    return Optional.empty();
  }

  Queue inQueue() {
    return plan.queues().get(queue);
  }

  Task task() {
    return inQueue().tasks().get(index);
  }

  private static String message(ExecutionPlan plan, String name, String planName, int seen) {
    var count = plan.size();
    return seen > 0
        ? "there is no `%s`: `%s` has %d of that id"
            .formatted(Excerpt.of(name), Excerpt.of(planName), seen)
        : String.format(
            Locale.ROOT,
            "there is no task `%s` among the %,d task%s of `%s`",
            Excerpt.of(name),
            count,
            count == 1 ? "" : "s",
            Excerpt.of(planName));
  }

  private static String instances(String id, int seen) {
    return seen == 1
        ? "ask for `%s`".formatted(id)
        : "ask for `%s`, or for `%s#2`%s"
            .formatted(id, id, seen == 2 ? "" : " to `%s#%d`".formatted(id, seen));
  }

  private static String help(ExecutionPlan plan, String id) {
    List<String> ids = plan.tasks().map(task -> task.id().value()).toList();
    return Nearest.to(id, ids)
        .map("did you mean `%s`?"::formatted)
        .orElse("give the id of a task; `task-exec-kit list` shows them");
  }

  /// 0, which no task has, for what is no number.
  private static int number(String digits) {
    return !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : 0;
  }
}
