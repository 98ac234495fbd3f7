package dev.taskexec.kernel.schedule;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.frontier.Candidates;
import dev.taskexec.kernel.frontier.NeedGraph;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// The need graph and the candidates without a run around them: each task is taken, started, over
/// and settled.
final class Alone {
  private static final Outcome OK = new Outcome.Ok();

  private Alone() {}

  /// @param slots how many are between start and end at once
  static void run(ExecutionPlan plan, List<PlannedTask> tasks, int slots) {
    var graph = NeedGraph.of(plan, tasks);
    var candidates = new Candidates(plan, tasks);
    var running = new ArrayDeque<PlannedTask>();
    var settled = 0;
    graph.free().forEach(candidates::offer);
    for (var now = 0L; settled < tasks.size(); now++) {
      fill(candidates, running, slots, now);
      var ended = running.remove();
      candidates.release(ended);
      graph.settle(ended, OK).ready().forEach(candidates::offer);
      settled++;
    }
  }

  private static void fill(Candidates candidates, Queue<PlannedTask> running, int slots, long now) {
    while (running.size() < slots) {
      var next = candidates.take(now, false);
      if (next.isEmpty()) {
        return;
      }
      candidates.started(next.get(), now);
      running.add(next.get());
    }
  }
}
