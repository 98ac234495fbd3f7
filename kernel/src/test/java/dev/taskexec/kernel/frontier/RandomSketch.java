package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Small plans of all kinds: queues that repeat a name or have no tasks, ids that repeat, needs in
/// both directions of the plan, places, rates and locks that many want.
final class RandomSketch {
  private static final int MOST_QUEUES = 5;
  private static final int MOST_TASKS = 6;

  private final Random random;

  RandomSketch(Random random) {
    this.random = random;
  }

  /// A plan in which nothing waits for itself.
  ExecutionPlan plan() {
    while (true) {
      var plan = attempt().plan();
      if (!isCircular(plan)) {
        return plan;
      }
    }
  }

  /// Some of the tasks of a plan, mostly all.
  List<PlannedTask> selection(ExecutionPlan plan) {
    var all = PlannedTask.of(plan, task -> task.work().agent());
    if (random.nextInt(3) > 0) {
      return all;
    }
    var numbered = random.nextBoolean();
    var selected = new ArrayList<PlannedTask>();
    for (var task : all) {
      if (random.nextInt(4) > 0) {
        // Both are possible: its place in the plan, and in the selection.
        var index = numbered ? selected.size() : task.index();
        selected.add(
            new PlannedTask(index, task.queue(), task.task(), task.instance(), task.agent()));
      }
    }
    return selected;
  }

  private Sketch attempt() {
    var sketch = new Sketch();
    var queues = 1 + random.nextInt(MOST_QUEUES);
    var names = IntStream.range(0, queues).mapToObj(i -> "Q" + (oneIn(6) ? 0 : i)).toList();
    var ids = 1 + random.nextInt(queues * MOST_TASKS);
    for (var i = 0; i < queues; i++) {
      sketch.queue(names.get(i));
      if (oneIn(4)) {
        sketch.sequential();
      }
      if (oneIn(2)) {
        sketch.workers(1 + random.nextInt(3));
      }
      if (oneIn(3)) {
        sketch.rate(1 + random.nextInt(3), 1 + random.nextInt(20));
      }
      var tasks = random.nextInt(MOST_TASKS);
      // A circle of queues without tasks keeps no task waiting, but it is one, and no plan has it.
      var before = i;
      var needable =
          names.stream().filter(name -> tasks > 0 || names.lastIndexOf(name) < before).toList();
      for (var count = random.nextInt(3); count > 1; count--) {
        sketch.after(need(needable, ids));
      }
      for (var count = tasks; count > 0; count--) {
        sketch.task(
            "T" + random.nextInt(ids),
            IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                .mapToObj(_ -> need(names, ids))
                .toList(),
            IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                .mapToObj(_ -> "lock" + random.nextInt(3))
                .toList(),
            oneIn(4) ? OnFailure.CONTINUE : OnFailure.STOP);
      }
    }
    return sketch;
  }

  private Need need(List<String> queues, int ids) {
    var any = oneIn(3);
    if (!queues.isEmpty() && oneIn(3)) {
      var name = queues.get(random.nextInt(queues.size()));
      return any ? Sketch.anyOutcomeOfQueue(name) : Sketch.needQueue(name);
    }
    var id = "T" + random.nextInt(ids);
    return any ? Sketch.anyOutcome(id) : Sketch.need(id);
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private static boolean isCircular(ExecutionPlan plan) {
    var model = new NaiveNeeds(plan, PlannedTask.of(plan, _ -> ""));
    return !model.canFinish();
  }
}
