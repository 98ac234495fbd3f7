package dev.taskexec.cli;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Plans by hand.
public final class TestingPlans {

  private TestingPlans() {}

  public static ExecutionPlan legacy(Queue... queues) {
    return of(Grammar.LEGACY, queues);
  }

  public static ExecutionPlan of(Grammar grammar, Queue... queues) {
    return new ExecutionPlan(
        "sot.md",
        "2026-11-21T09:43:13.162764Z",
        Optional.empty(),
        Optional.empty(),
        ".",
        grammar,
        new LinkedHashMap<>(),
        grammar == Grammar.EXTENDED,
        Optional.empty(),
        Budget.NONE,
        new LinkedHashMap<>(),
        List.of(queues));
  }

  public static Queue queue(String name, String... ids) {
    var tasks =
        Arrays.stream(ids).map(id -> Task.legacy(new TaskId(id), "foundation", name, 1)).toList();
    return Queue.legacy(name, tasks);
  }

  public static Queue confined(Queue queue) {
    return queue.withTasks(queue.tasks().stream().map(TestingPlans::confined).toList());
  }

  private static Task confined(Task task) {
    var terms = task.terms();
    return new Task(
        task.id(),
        task.title(),
        task.layer(),
        task.queue(),
        task.sourceLine(),
        task.done(),
        task.work(),
        task.dependencies(),
        new Terms(
            true,
            terms.permits(),
            terms.budget(),
            terms.retry(),
            terms.timeoutMs(),
            terms.idempotent()),
        task.artifacts(),
        task.tags(),
        task.metadata());
  }
}
