package dev.taskexec.kernel.schedule;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// What a plan to measure looks like.
enum Shape {
  CHAIN("chain: each needs the three before it") {
    @Override
    ExecutionPlan plan(int tasks) {
      return oneQueue(
          tasks, i -> IntStream.range(Math.max(0, i - NEEDS), i).mapToObj(Shape::need).toList());
    }
  },
  LAYERED("layers of 100: each needs three of the layer before") {
    @Override
    ExecutionPlan plan(int tasks) {
      var random = new Random(tasks);
      return oneQueue(
          tasks,
          i -> {
            var before = i / LAYER * LAYER - LAYER;
            return before < 0 ? List.of() : three(() -> before + random.nextInt(LAYER));
          });
    }
  },
  RANDOM("random: each needs three of all before it") {
    @Override
    ExecutionPlan plan(int tasks) {
      var random = new Random(tasks);
      return oneQueue(tasks, i -> i == 0 ? List.of() : three(() -> random.nextInt(i)));
    }
  },
  QUEUES("two queues: each task of one needs all of the other") {
    @Override
    ExecutionPlan plan(int tasks) {
      var half = tasks / 2;
      return Shape.of(
          List.of(
              queue("Queue A — First", 0, half, List.of(), _ -> List.of()),
              queue(
                  "Queue B — Second",
                  half,
                  tasks,
                  List.of(new Need.OfQueue("Queue A — First", false)),
                  _ -> List.of())));
    }
  };

  static final String AGENT = "instant";

  private static final int NEEDS = 3;
  private static final int LAYER = 100;

  private final String words;

  Shape(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /// The same plan each time.
  abstract ExecutionPlan plan(int tasks);

  /// How many needs are written in a plan, counting those of a queue for each of its tasks.
  static int needs(ExecutionPlan plan) {
    var needs = 0;
    for (var queue : plan.queues()) {
      needs += queue.needs().size() * queue.tasks().size();
      for (var task : queue.tasks()) {
        needs += task.dependencies().needs().size();
      }
    }
    return needs;
  }

  private static List<Need> three(IntSupplier which) {
    return IntStream.range(0, NEEDS).mapToObj(_ -> need(which.getAsInt())).toList();
  }

  private static Need need(int task) {
    return new Need.OfTask(id(task), false);
  }

  private static TaskId id(int task) {
    return new TaskId("TASK-%06d".formatted(task + 1));
  }

  private static ExecutionPlan oneQueue(int tasks, IntFunction<List<Need>> needs) {
    return of(List.of(queue("Queue A — All", 0, tasks, List.of(), needs)));
  }

  private static Queue queue(
      String name, int from, int to, List<Need> queueNeeds, IntFunction<List<Need>> needs) {
    var tasks = new ArrayList<Task>();
    for (var i = from; i < to; i++) {
      var plain = Task.legacy(id(i), "execution", name, 0);
      tasks.add(
          new Task(
              plain.id(),
              plain.title(),
              plain.layer(),
              plain.queue(),
              plain.sourceLine(),
              plain.done(),
              Work.of(AGENT),
              new Dependencies(needs.apply(i), List.of(), OnFailure.STOP),
              plain.terms(),
              plain.artifacts(),
              plain.tags(),
              plain.metadata()));
    }
    return new Queue(
        name,
        queueNeeds,
        Order.PARALLEL,
        OptionalInt.empty(),
        Optional.empty(),
        Budget.NONE,
        JsonValue.NULL,
        tasks);
  }

  private static ExecutionPlan of(List<Queue> queues) {
    return new ExecutionPlan(
        "sot.md",
        "2026-01-01T00:00:00Z",
        Optional.empty(),
        Optional.empty(),
        ".",
        Grammar.EXTENDED,
        new LinkedHashMap<>(),
        false,
        Optional.empty(),
        Budget.NONE,
        new LinkedHashMap<>(),
        queues);
  }
}
