package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.List;

/// A need graph that is told outcomes by name, and tells by name what follows.
final class Walk {
  static final Outcome OK = new Outcome.Ok();
  static final Outcome ERROR = new Outcome.Error("exit 1");

  private final List<PlannedTask> tasks;
  private final NeedGraph graph;

  Walk(ExecutionPlan plan, List<PlannedTask> tasks) {
    this.tasks = tasks;
    this.graph = NeedGraph.of(plan, tasks);
  }

  static Walk of(Sketch sketch) {
    return new Walk(sketch.plan(), sketch.planned());
  }

  List<String> free() {
    return names(graph.free());
  }

  /// @return what is ready then, and what is doomed with its reason, as `task: reason`
  List<String> settle(String instance, Outcome outcome) {
    var after = graph.settle(task(instance), outcome);
    var all = new ArrayList<>(names(after.ready()));
    after.doomed().forEach(each -> all.add(each.task().instance() + ": " + each.reason()));
    return all;
  }

  /// Settles a doomed task as the run loop does.
  List<String> skip(String instance) {
    return settle(instance, new Outcome.Skipped(Outcome.Why.NEED_FAILED, "…"));
  }

  private PlannedTask task(String instance) {
    return tasks.stream()
        .filter(each -> each.instance().toString().equals(instance))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(List<PlannedTask> tasks) {
    return tasks.stream().map(each -> each.instance().toString()).toList();
  }
}
