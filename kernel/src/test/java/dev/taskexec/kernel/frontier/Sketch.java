package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/// A plan that is written down in a few words: what follows a queue or a task says more about it.
final class Sketch {
  private final List<Queue> queues = new ArrayList<>();

  Sketch queue(String name) {
    queues.add(Queue.legacy(name, List.of()));
    return this;
  }

  Sketch sequential() {
    var old = queues.removeLast();
    return add(old, old.needs(), Order.SEQUENTIAL, old.workers(), old.rate());
  }

  Sketch workers(int count) {
    var old = queues.removeLast();
    return add(old, old.needs(), old.order(), OptionalInt.of(count), old.rate());
  }

  Sketch rate(long count, long perMs) {
    var old = queues.removeLast();
    return add(old, old.needs(), old.order(), old.workers(), Optional.of(new Rate(count, perMs)));
  }

  /// The queue needs this.
  Sketch after(Need need) {
    var old = queues.removeLast();
    return add(old, plus(old.needs(), need), old.order(), old.workers(), old.rate());
  }

  Sketch tasks(String... ids) {
    for (var id : ids) {
      task(id);
    }
    return this;
  }

  /// As many tasks as nobody would write down, each needing the one before it if they are a chain.
  Sketch many(String prefix, int count, boolean chain, String... locks) {
    return many(
        prefix,
        count,
        i -> chain && i > 0 ? List.of(need(prefix + (i - 1))) : List.of(),
        List.of(locks));
  }

  /// As many tasks as nobody would write down, each with this need of its own.
  Sketch manyNeeding(String prefix, int count, Need need) {
    return many(prefix, count, _ -> List.of(need), List.of());
  }

  Sketch task(String id, Need... needs) {
    return task(id, List.of(needs), List.of(), OnFailure.STOP);
  }

  Sketch task(String id, List<Need> needs, List<String> uses, OnFailure onFailure) {
    var queue = queues.removeLast();
    queues.add(queue.withTasks(plus(queue.tasks(), task(id, queue, needs, uses, onFailure))));
    return this;
  }

  /// A task that uses locks.
  Sketch using(String id, String... locks) {
    return task(id, List.of(), List.of(locks), OnFailure.STOP);
  }

  ExecutionPlan plan() {
    return TestingPlan.of(List.of()).withQueues(queues);
  }

  List<PlannedTask> planned() {
    return PlannedTask.of(plan(), task -> task.work().agent());
  }

  NeedGraph needs() {
    return NeedGraph.of(plan(), planned());
  }

  static Need need(String id) {
    return new Need.OfTask(new TaskId(id), false);
  }

  static Need anyOutcome(String id) {
    return new Need.OfTask(new TaskId(id), true);
  }

  static Need needQueue(String name) {
    return new Need.OfQueue(name, false);
  }

  static Need anyOutcomeOfQueue(String name) {
    return new Need.OfQueue(name, true);
  }

  private Sketch many(String prefix, int count, IntFunction<List<Need>> needs, List<String> locks) {
    var queue = queues.removeLast();
    var tasks = new ArrayList<>(queue.tasks());
    for (var i = 0; i < count; i++) {
      tasks.add(task(prefix + i, queue, needs.apply(i), locks, OnFailure.STOP));
    }
    queues.add(queue.withTasks(tasks));
    return this;
  }

  private static Task task(
      String id, Queue queue, List<Need> needs, List<String> uses, OnFailure onFailure) {
    var plain = Task.legacy(new TaskId(id), "execution", queue.name(), 0);
    return new Task(
        plain.id(),
        plain.title(),
        plain.layer(),
        plain.queue(),
        plain.sourceLine(),
        plain.done(),
        plain.work(),
        new Dependencies(needs, uses, onFailure),
        plain.terms(),
        plain.artifacts(),
        plain.tags(),
        plain.metadata());
  }

  private Sketch add(
      Queue old, List<Need> needs, Order order, OptionalInt workers, Optional<Rate> rate) {
    queues.add(
        new Queue(
            old.name(), needs, order, workers, rate, old.budget(), JsonValue.NULL, old.tasks()));
    return this;
  }

  private static <T> List<T> plus(List<T> list, T last) {
    var longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }
}
