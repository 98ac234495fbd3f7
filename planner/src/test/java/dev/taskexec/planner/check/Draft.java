package dev.taskexec.planner.check;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A plan in the making: queues, each with the tasks that follow it.
///
/// A need that begins with a capital `Q` names a queue, every other one a task.
public final class Draft {
  private final List<Queue> queues = new ArrayList<>();
  private Budget budget = Budget.NONE;

  public Draft budget(Quantity quantity, long limit) {
    budget = new Budget(Map.of(quantity, limit));
    return this;
  }

  public Draft queue(String name, String... needs) {
    return queue(name, Order.PARALLEL, OptionalInt.empty(), Budget.NONE, needs);
  }

  public Draft sequential(String name, String... needs) {
    return queue(name, Order.SEQUENTIAL, OptionalInt.empty(), Budget.NONE, needs);
  }

  public Draft queue(
      String name, Order order, OptionalInt workers, Budget limits, String... needs) {
    queues.add(
        new Queue(
            name,
            needs(needs),
            order,
            workers,
            Optional.empty(),
            limits,
            JsonValue.NULL,
            List.of()));
    return this;
  }

  public Draft task(String id, String... needs) {
    return add(new Part(id).needs(needs));
  }

  public Draft add(Part part) {
    var last = queues.removeLast();
    var tasks = new ArrayList<>(last.tasks());
    tasks.add(part.task(last.name()));
    queues.add(last.withTasks(tasks));
    return this;
  }

  /// Adds many tasks at once.
  public Draft addAll(List<Part> parts) {
    var last = queues.removeLast();
    queues.add(last.withTasks(parts.stream().map(part -> part.task(last.name())).toList()));
    return this;
  }

  public ExecutionPlan plan() {
    return new ExecutionPlan(
        "sot.md",
        "2026-11-21T09:43:13.162764Z",
        Optional.empty(),
        Optional.empty(),
        ".",
        Grammar.EXTENDED,
        new LinkedHashMap<>(),
        true,
        Optional.empty(),
        budget,
        new LinkedHashMap<>(),
        queues);
  }

  private static List<Need> needs(String... names) {
    return List.of(names).stream().map(Draft::need).toList();
  }

  private static Need need(String name) {
    return name.startsWith("Q")
        ? new Need.OfQueue(name, false)
        : new Need.OfTask(new TaskId(name), false);
  }

  /// A task in the making.
  public static final class Part {
    private final String id;
    private List<Need> needs = List.of();
    private List<String> uses = List.of();
    private List<String> outputs = List.of();
    private Budget limits = Budget.NONE;
    private Work work = Work.of("noop");

    public Part(String id) {
      this.id = id;
    }

    public Part needs(String... names) {
      needs = Draft.needs(names);
      return this;
    }

    public Part uses(String... locks) {
      uses = List.of(locks);
      return this;
    }

    public Part outputs(String... paths) {
      outputs = List.of(paths);
      return this;
    }

    public Part limit(Quantity quantity, long limit) {
      limits = new Budget(Map.of(quantity, limit));
      return this;
    }

    public Part command() {
      work = new Work("shell", List.of(Command.of("true")), OnFailure.STOP, List.of());
      return this;
    }

    public Part effect(Quantity quantity, long limit) {
      var envelope =
          new EffectEnvelope(
              "file.write",
              1,
              JsonValue.Obj.EMPTY,
              List.of(),
              Optional.empty(),
              new Budget(Map.of(quantity, limit)),
              Optional.empty());
      work = new Work("effect", List.of(), OnFailure.STOP, List.of(envelope));
      return this;
    }

    private Task task(String queue) {
      return new Task(
          new TaskId(id),
          id,
          "execution",
          queue,
          0,
          false,
          work,
          new Dependencies(needs, uses, OnFailure.STOP),
          new Terms(true, List.of(), limits, Optional.empty(), OptionalLong.empty(), false),
          new Artifacts(List.of(), outputs),
          List.of(),
          JsonValue.NULL);
    }
  }
}
