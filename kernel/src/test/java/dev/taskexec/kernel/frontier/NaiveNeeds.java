package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rules of needs as they are written, asked anew each time.
final class NaiveNeeds {
  private final ExecutionPlan plan;
  private final List<PlannedTask> tasks;
  private final Map<PlannedTask, Outcome> outcomes = new HashMap<>();

  NaiveNeeds(ExecutionPlan plan, List<PlannedTask> tasks) {
    this.plan = plan;
    this.tasks = tasks;
  }

  void settle(PlannedTask task, Outcome outcome) {
    outcomes.put(task, outcome);
  }

  boolean isSettled(PlannedTask task) {
    return outcomes.containsKey(task);
  }

  /// Those that are not settled and whose needs are met.
  Set<PlannedTask> ready() {
    return unsettled(
        task -> needs(task).allMatch(this::isMet) && before(task).allMatch(this::good));
  }

  /// Those that are not settled and have a need that can never be met.
  Set<PlannedTask> doomed() {
    return unsettled(
        task -> needs(task).anyMatch(this::isLost) || before(task).anyMatch(this::bad));
  }

  /// Whether all can be settled if all goes well.
  boolean canFinish() {
    var trial = new NaiveNeeds(plan, tasks);
    for (var ready = trial.ready(); !ready.isEmpty(); ready = trial.ready()) {
      ready.forEach(task -> trial.settle(task, new Outcome.Ok()));
    }
    return trial.outcomes.size() == tasks.size();
  }

  private Set<PlannedTask> unsettled(Predicate<PlannedTask> of) {
    var found = new HashSet<PlannedTask>();
    tasks.stream().filter(task -> !isSettled(task)).filter(of).forEach(found::add);
    return found;
  }

  private Stream<Need> needs(PlannedTask task) {
    return Stream.concat(
        task.task().dependencies().needs().stream(),
        plan.queues().get(task.queue()).needs().stream());
  }

  /// The selected one before it, if its queue is sequential.
  private Stream<PlannedTask> before(PlannedTask task) {
    if (plan.queues().get(task.queue()).order() != Order.SEQUENTIAL) {
      return Stream.of();
    }
    return tasks.stream()
        .filter(each -> each.queue() == task.queue() && each.index() < task.index())
        .reduce((_, last) -> last)
        .stream();
  }

  private boolean isMet(Need need) {
    return switch (need) {
      case Need.OfTask(_, var any) -> of(need).allMatch(any ? this::isSettled : this::good);
      case Need.OfQueue(var name, var any) ->
          of(need).allMatch(any ? this::isSettled : this::good)
              && empty(name)
                  .allMatch(
                      queue ->
                          queue.needs().stream().allMatch(this::isMet) || any && isLost(queue));
    };
  }

  private boolean isLost(Need need) {
    return !need.anyOutcome()
        && switch (need) {
          case Need.OfTask _ -> of(need).anyMatch(this::bad);
          case Need.OfQueue(var name, _) ->
              of(need).anyMatch(this::bad) || empty(name).anyMatch(this::isLost);
        };
  }

  private boolean isLost(Queue empty) {
    return empty.needs().stream().anyMatch(this::isLost);
  }

  private Stream<PlannedTask> of(Need need) {
    return switch (need) {
      case Need.OfTask(var id, _) -> tasks.stream().filter(task -> task.task().id().equals(id));
      case Need.OfQueue(var name, _) ->
          tasks.stream().filter(task -> task.task().queue().equals(name));
    };
  }

  private Stream<Queue> empty(String name) {
    return plan.queues().stream()
        .filter(queue -> queue.name().equals(name) && queue.tasks().isEmpty());
  }

  private boolean good(PlannedTask task) {
    var outcome = outcomes.get(task);
    return outcome != null && task.isGood(outcome);
  }

  private boolean bad(PlannedTask task) {
    var outcome = outcomes.get(task);
    return outcome != null && !task.isGood(outcome);
  }
}
