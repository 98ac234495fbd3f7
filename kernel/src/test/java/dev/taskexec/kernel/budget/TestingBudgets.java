package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Plans in which nothing matters but budgets: queues of tasks, each with one command.
final class TestingBudgets {
  private static final Work COMMAND =
      new Work("shell", List.of(Command.of("true")), OnFailure.STOP, List.of());

  private final Budget plan;
  private final List<Queue> queues = new ArrayList<>();
  private int size;

  TestingBudgets(Budget plan) {
    this.plan = plan;
  }

  /// One more queue, named `Q0`, `Q1` and so on.
  TestingBudgets queue(Budget budget, Budget... tasks) {
    var name = "Q" + queues.size();
    var all = new ArrayList<Task>();
    for (var each : tasks) {
      all.add(task(size++, name, each));
    }
    queues.add(
        new Queue(
            name,
            List.of(),
            Order.PARALLEL,
            OptionalInt.empty(),
            Optional.empty(),
            budget,
            JsonValue.NULL,
            all));
    return this;
  }

  ExecutionPlan plan() {
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
        plan,
        new LinkedHashMap<>(),
        queues);
  }

  List<PlannedTask> tasks() {
    return PlannedTask.of(plan(), task -> task.work().agent());
  }

  /// The same task with another budget.
  static PlannedTask with(PlannedTask planned, Budget budget) {
    var task = task(planned.index(), planned.task().queue(), budget);
    return new PlannedTask(
        planned.index(), planned.queue(), task, new Instance(task.id(), 1), planned.agent());
  }

  private static Task task(int number, String queue, Budget budget) {
    var terms = new Terms(false, List.of(), budget, Optional.empty(), OptionalLong.empty(), false);
    return new Task(
        new TaskId("T" + number),
        "T" + number,
        "execution",
        queue,
        0,
        false,
        COMMAND,
        Dependencies.NONE,
        terms,
        Artifacts.NONE,
        List.of(),
        JsonValue.NULL);
  }
}
