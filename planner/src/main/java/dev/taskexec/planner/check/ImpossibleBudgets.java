package dev.taskexec.planner.check;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// CHK003: a task or an envelope asks for more than there can ever be for it.
final class ImpossibleBudgets {
  private final ExecutionPlan plan;
  private final PlanFindings findings;

  private ImpossibleBudgets(ExecutionPlan plan, PlanFindings findings) {
    this.plan = plan;
    this.findings = findings;
  }

  /// A limit, and who has it.
  private record Limit(Spot spot, String owner, long most) {}

  static void find(ExecutionPlan plan, PlanFindings findings) {
    var check = new ImpossibleBudgets(plan, findings);
    for (var i = 0; i < plan.queues().size(); i++) {
      var tasks = plan.queues().get(i).tasks();
      for (var j = 0; j < tasks.size(); j++) {
        check.limits(i, j, tasks.get(j));
        check.effects(i, j, tasks.get(j));
        check.processes(i, j, tasks.get(j));
      }
    }
  }

  private void limits(int queue, int index, Task task) {
    for (var asked : task.terms().budget().limits().entrySet()) {
      var quantity = asked.getKey();
      around(queue, quantity)
          .filter(limit -> asked.getValue() > limit.most())
          .ifPresent(
              limit ->
                  tooMuch(
                      new Spot.OfTaskBudget(queue, index, quantity),
                      Called.task(task),
                      quantity,
                      asked.getValue(),
                      limit));
    }
  }

  private void effects(int queue, int index, Task task) {
    var effects = task.work().effects();
    for (var e = 0; e < effects.size(); e++) {
      var name = Called.named(effects.get(e).effect());
      for (var asked : effects.get(e).budget().limits().entrySet()) {
        var spot = new Spot.OfEffectBudget(queue, index, e, asked.getKey());
        own(queue, index, task, asked.getKey())
            .filter(limit -> asked.getValue() > limit.most())
            .ifPresent(
                limit ->
                    tooMuch(
                        spot,
                        "the effect %s of %s".formatted(name, Called.task(task)),
                        asked.getKey(),
                        asked.getValue(),
                        limit));
      }
    }
  }

  private void processes(int queue, int index, Task task) {
    if (task.work().commands().isEmpty()) {
      return;
    }
    own(queue, index, task, Quantity.PROCESSES)
        .or(() -> around(queue, Quantity.PROCESSES))
        .filter(limit -> limit.most() == 0)
        .ifPresent(
            limit ->
                add(
                    new Spot.OfTask(queue, index),
                    "%s has commands, but the `processes` of %s are 0"
                        .formatted(Called.task(task), limit.owner()),
                    "allow at least 1 process, or take the commands out",
                    limit));
  }

  private void tooMuch(Spot spot, String asker, Quantity quantity, long asked, Limit limit) {
    add(
        spot,
        "%s asks for up to %d `%s`, but %s has %d in all"
            .formatted(asker, asked, quantity.field(), limit.owner(), limit.most()),
        "ask for %d or less, or raise the other limit".formatted(limit.most()),
        limit);
  }

  private void add(Spot spot, String message, String help, Limit limit) {
    var other = new PlanFindings.Step(limit.spot(), "the limit of " + limit.owner());
    findings.add(Code.CHK003, spot, message, help, List.of(other));
  }

  private static Optional<Limit> own(int queue, int index, Task task, Quantity quantity) {
    return limit(
        new Spot.OfTaskBudget(queue, index, quantity),
        Called.task(task),
        task.terms().budget(),
        quantity);
  }

  /// The smaller one of the queue's limit and the plan's.
  private Optional<Limit> around(int queue, Quantity quantity) {
    return Stream.concat(
            limit(
                new Spot.OfQueueBudget(queue, quantity),
                Called.queue(plan, queue),
                plan.queues().get(queue).budget(),
                quantity)
                .stream(),
            limit(new Spot.OfPlanBudget(quantity), "the plan", plan.budget(), quantity).stream())
        .min((one, other) -> Long.compare(one.most(), other.most()));
  }

  private static Optional<Limit> limit(Spot spot, String owner, Budget budget, Quantity quantity) {
    return budget.limit(quantity).stream()
        .mapToObj(most -> new Limit(spot, owner, most))
        .findFirst();
  }
}
