package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.graph.Levels;
import dev.taskexec.planner.graph.TaskGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// CHK004: tasks that may run together make the same file, each pair of outputs once.
///
/// Outputs are sorted by the folders that they name, so that only those are compared of which one
/// is below the other.
final class OverlappingOutputs {
  private static final long MOST_STEPS = 100_000_000;

  private final ExecutionPlan plan;
  private final PlanFindings findings;
  private final Effort effort = new Effort(MOST_STEPS);
  private final Together together;
  private final List<Output> outputs;

  /// An output of a task.
  ///
  /// @param task the task's node
  private record Output(OutputPath path, int task, int index) {}

  private OverlappingOutputs(TaskGraph graph, Levels levels, PlanFindings findings) {
    this.plan = graph.plan();
    this.findings = findings;
    this.together = new Together(graph, levels, effort);
    this.outputs = sorted(graph);
  }

  static void find(TaskGraph graph, Levels levels, PlanFindings findings) {
    new OverlappingOutputs(graph, levels, findings).find();
  }

  private static List<Output> sorted(TaskGraph graph) {
    var outputs = new ArrayList<Output>();
    var task = 0;
    for (var queue : graph.plan().queues()) {
      for (var each : queue.tasks()) {
        var paths = each.artifacts().outputs();
        for (var i = 0; i < paths.size(); i++) {
          outputs.add(new Output(OutputPath.of(paths.get(i)), task, i));
        }
        task++;
      }
    }
    outputs.sort(
        Comparator.comparing((Output output) -> output.path().prefix())
            .thenComparing(output -> output.path().pattern()));
    return outputs;
  }

  private void find() {
    for (int from = 0, to = same(0); from < outputs.size(); from = to, to = same(to)) {
      within(outputs.subList(from, to));
      var folder = outputs.get(from).path().prefix();
      for (int next = to, end; next < outputs.size() && isBelow(folder, next); next = end) {
        end = same(next);
        across(outputs.subList(from, to), outputs.subList(next, end));
        if (effort.isSpent() || !findings.hasRoom(Code.CHK004)) {
          break;
        }
      }
      if (effort.isSpent()) {
        giveUp(outputs.get(from));
        return;
      }
      if (!findings.hasRoom(Code.CHK004)) {
        return;
      }
    }
  }

  /// The index behind the outputs that are the same as one.
  private int same(int from) {
    var to = from;
    while (to < outputs.size() && outputs.get(to).path().equals(outputs.get(from).path())) {
      to++;
    }
    return to;
  }

  private boolean isBelow(String folder, int index) {
    return effort.spend(1) && outputs.get(index).path().prefix().startsWith(folder);
  }

  /// Where all tasks wait for each other, each waits for the one before it in the order of their
  /// levels; so most groups take one look at each neighbour.
  private void within(List<Output> group) {
    if (group.size() < 2 || haveCommonLock(group)) {
      return;
    }
    var inOrder = new ArrayList<>(group);
    inOrder.sort(Comparator.comparingInt(output -> together.level(output.task())));
    var ordered = true;
    for (var i = 1; i < inOrder.size() && ordered; i++) {
      var one = inOrder.get(i - 1);
      var other = inOrder.get(i);
      ordered = one.task() == other.task() || together.areOrdered(one.task(), other.task());
      if (!ordered && isConflict(one, other)) {
        report(one, other);
        return;
      }
    }
    if (!ordered) {
      across(group, group);
    }
  }

  private boolean haveCommonLock(List<Output> group) {
    var locks = new HashSet<>(together.task(group.getFirst().task()).dependencies().uses());
    for (var output : group) {
      if (locks.isEmpty()) {
        return false;
      }
      var uses = together.task(output.task()).dependencies().uses();
      effort.spend(uses.size());
      locks.retainAll(uses.size() < 8 ? uses : new HashSet<>(uses));
    }
    return !locks.isEmpty();
  }

  /// The first pair of both groups that is in conflict counts for all of them.
  private void across(List<Output> some, List<Output> others) {
    if (!some.getFirst().path().meets(others.getFirst().path(), effort)) {
      return;
    }
    for (var one : some) {
      for (var other : others) {
        if (!effort.spend(1)) {
          return;
        }
        if (isConflict(one, other)) {
          report(one, other);
          return;
        }
      }
    }
  }

  private boolean isConflict(Output one, Output other) {
    return one.task() != other.task()
        && !together.areOrdered(one.task(), other.task())
        && !together.areApart(one.task(), other.task())
        && !effort.isSpent();
  }

  private void report(Output one, Output other) {
    var first = one.task() < other.task() ? one : other;
    var second = first == one ? other : one;
    var same = one.path().equals(other.path());
    findings.add(
        Code.CHK004,
        spot(second),
        "%s and %s may run together, and both make %s"
            .formatted(
                Called.task(together.task(first.task())),
                Called.task(together.task(second.task())),
                same ? text(first) : "what is in %s and %s".formatted(text(first), text(second))),
        "let one need the other (`Needs`), let both use the same lock (`Uses`),"
            + " or let them make different files",
        List.of(
            new PlanFindings.Step(
                spot(first),
                "%s makes %s".formatted(Called.task(together.task(first.task())), text(first)))));
  }

  private void giveUp(Output at) {
    findings.add(
        Code.CHK004,
        spot(at),
        "it would take too long to find out which tasks make the same files; it was given up at %s"
            .formatted(text(at)),
        "let tasks that make the same files need each other directly (`Needs`), and write exact"
            + " paths or `folder/**` instead of other patterns");
  }

  private String text(Output output) {
    var at = together.of(output.task());
    var task = plan.queues().get(at.queue()).tasks().get(at.task());
    return Called.named(task.artifacts().outputs().get(output.index()));
  }

  private Spot spot(Output output) {
    var at = together.of(output.task());
    return new Spot.OfOutput(at.queue(), at.task(), output.index());
  }
}
