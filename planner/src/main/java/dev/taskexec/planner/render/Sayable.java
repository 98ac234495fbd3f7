package dev.taskexec.planner.render;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns a plan into one that a source of truth in the extended grammar can say, and names what is
/// lost on the way. Such a plan stays as it is.
final class Sayable {
  static final String NOOP = "noop";
  private static final List<String> SANDBOXES = List.of("landlock", "landlock+ns");
  private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_]*");

  private final LeftOut leftOut;
  private final SayableNames names;

  private Sayable(ExecutionPlan plan, LeftOut leftOut) {
    this.leftOut = leftOut;
    this.names = SayableNames.of(plan, leftOut);
  }

  static ExecutionPlan of(ExecutionPlan plan, LeftOut leftOut) {
    return new Sayable(plan, leftOut).plan(plan);
  }

  /// The agent of work that names none.
  static String usualAgent(Work work) {
    return !work.commands().isEmpty() ? "shell" : work.effects().isEmpty() ? NOOP : "effect";
  }

  private ExecutionPlan plan(ExecutionPlan plan) {
    var sandbox = plan.sandbox().filter(SANDBOXES::contains);
    if (sandbox.isEmpty() && plan.sandbox().isPresent()) {
      leftOut.add("the plan", "the sandbox tier, which is none that a source can ask for");
    }
    var params = new LinkedHashMap<String, String>();
    plan.params()
        .forEach(
            (name, value) -> {
              if (PARAMETER.matcher(name).matches() && value.lines().count() <= 1) {
                params.put(name, value);
              } else {
                leftOut.add("the plan", "a parameter that front matter cannot declare");
              }
            });
    var queues = new ArrayList<Queue>();
    for (var i = 0; i < plan.queues().size(); i++) {
      queues.add(queue(i, plan.queues().get(i), plan));
    }
    return new ExecutionPlan(
        plan.source(),
        plan.generatedAt(),
        plan.generator(),
        Optional.empty(),
        plan.root(),
        Grammar.EXTENDED,
        params,
        plan.confined(),
        sandbox,
        plan.budget(),
        plan.madeFrom(),
        queues);
  }

  private Queue queue(int index, Queue queue, ExecutionPlan plan) {
    var name = names.ofQueue(index);
    if (!queue.hooks().equals(JsonValue.NULL)) {
      leftOut.add(name, "its own hook, which belongs into hooks.json");
    }
    var task = new SayableTask(name, plan, names, leftOut);
    var tasks = new ArrayList<Task>();
    for (var i = 0; i < queue.tasks().size(); i++) {
      tasks.add(task.of(queue.tasks().get(i), names.ofTask(index, i)));
    }
    return new Queue(
        name,
        names.needs(queue.needs()),
        queue.order(),
        queue.workers(),
        queue.rate(),
        queue.budget(),
        JsonValue.NULL,
        tasks);
  }
}
