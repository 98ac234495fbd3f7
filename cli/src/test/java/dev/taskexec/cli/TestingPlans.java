package dev.taskexec.cli;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

  /// Three queues: a sequential one with a task that is done, one that needs it with any outcome
  /// and whose task is needed there and needs an empty queue.
  public static ExecutionPlan connected() {
    var make = "Queue A — Make";
    var clean = "Queue B — Clean up";
    return of(
        Grammar.EXTENDED,
        queue(
            make,
            List.of(),
            Order.SEQUENTIAL,
            task("A", "A", make, true),
            task("B", "Build it", make, false, new Need.OfTask(new TaskId("D"), false)),
            task("C", "C", make, false, new Need.OfTask(new TaskId("A"), false))),
        queue(
            clean,
            List.of(new Need.OfQueue(make, true)),
            Order.PARALLEL,
            task(
                "D",
                "D",
                clean,
                false,
                new Need.OfTask(new TaskId("B"), true),
                new Need.OfQueue("Queue C — Empty", false))),
        queue("Queue C — Empty"));
  }

  /// A queue of one task `A` with a title.
  public static Queue titled(String title) {
    return queue("Queue A — A", List.of(), Order.PARALLEL, task("A", title, "Queue A — A", false));
  }

  private static Queue queue(String name, List<Need> needs, Order order, Task... tasks) {
    return new Queue(
        name,
        needs,
        order,
        OptionalInt.empty(),
        Optional.empty(),
        Budget.NONE,
        JsonValue.NULL,
        List.of(tasks));
  }

  private static Task task(String id, String title, String queue, boolean done, Need... needs) {
    return new Task(
        new TaskId(id),
        title,
        "execution",
        queue,
        7,
        done,
        Work.of("noop"),
        new Dependencies(List.of(needs), List.of("lock"), OnFailure.STOP),
        Terms.UNCONFINED,
        Artifacts.NONE,
        List.of("tag"),
        JsonValue.NULL);
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
