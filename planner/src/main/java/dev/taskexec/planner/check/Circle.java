package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.planner.graph.Node;
import dev.taskexec.planner.graph.TaskGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A circle of tasks and queues that wait for each other, in words.
///
/// @param steps in their order, the first a need
record Circle(List<Step> steps) {
  private static final int MOST_RELATED = 100;
  private static final int SHOWN_FIRST = 6;
  private static final int SHOWN_LAST = 3;

  /// One waits for the next.
  ///
  /// @param from the name of the one that waits, as it is shown
  /// @param verb how it waits
  /// @param to what it waits for
  /// @param isNeed whether somebody wrote it as a need
  private record Step(Spot spot, String from, String verb, String to, boolean isNeed) {}

  /// @param nodes each waits for the next, and the last for the first
  static Circle of(int[] nodes, TaskGraph graph) {
    var steps = new ArrayList<Step>();
    for (var i = 0; i < nodes.length; i++) {
      step(nodes[i], nodes[(i + 1) % nodes.length], graph).ifPresent(steps::add);
    }
    Collections.rotate(steps, -first(steps));
    return new Circle(List.copyOf(steps));
  }

  void reportTo(PlanFindings findings) {
    findings.add(Code.CHK002, steps.getFirst().spot(), message(), help(), related());
  }

  /// Where to begin: at the first need of a task, else of a queue. There is one of them on every
  /// circle.
  private static int first(List<Step> steps) {
    var needs =
        IntStream.range(0, steps.size()).filter(i -> steps.get(i).isNeed()).boxed().toList();
    return needs.stream()
        .filter(i -> steps.get(i).spot() instanceof Spot.OfTaskNeed)
        .findFirst()
        .orElse(needs.getFirst());
  }

  private String message() {
    if (steps.size() == 1) {
      return steps.getFirst().from() + " needs itself, so it can never start";
    }
    var text = new StringBuilder("none of these can ever start: ");
    text.append(steps.getFirst().from());
    var unshown = steps.size() - SHOWN_FIRST - SHOWN_LAST;
    for (var i = 0; i < steps.size(); i++) {
      if (unshown > 1 && i == SHOWN_FIRST) {
        text.append(" … (%d more) …".formatted(unshown));
        i += unshown;
        text.append(' ').append(steps.get(i).from());
      }
      text.append(' ').append(steps.get(i).verb()).append(' ').append(steps.get(i).to());
    }
    return text.toString();
  }

  private String help() {
    var ordered = steps.stream().anyMatch(step -> step.verb().equals("follows"));
    return steps.size() == 1
        ? "take the need out"
        : "take one of these needs out"
            + (ordered ? ", or change the order of the sequential queue" : "");
  }

  private List<PlanFindings.Step> related() {
    var related = new ArrayList<PlanFindings.Step>();
    if (steps.size() == 1) {
      return related;
    }
    for (var step : steps.subList(0, Math.min(MOST_RELATED, steps.size()))) {
      related.add(
          new PlanFindings.Step(step.spot(), step.from() + " " + step.verb() + " " + step.to()));
    }
    var unshown = steps.size() - MOST_RELATED;
    if (unshown > 0) {
      var last = related.removeLast();
      related.add(
          new PlanFindings.Step(
              last.spot(), last.label() + "; %d more steps are not shown".formatted(unshown)));
    }
    return related;
  }

  /// Empty where both nodes are shown as the same.
  private static Optional<Step> step(int from, int to, TaskGraph graph) {
    var plan = graph.plan();
    var target = called(to, graph);
    return switch (graph.node(from)) {
      case Node.OfTask(var queue, var task) -> {
        var name = Called.task(plan, queue, task);
        var needs = plan.queues().get(queue).tasks().get(task).dependencies().needs();
        var need = indexOf(needs, to, graph);
        var spot = new Spot.OfTask(queue, task);
        if (need >= 0) {
          yield Optional.of(
              new Step(new Spot.OfTaskNeed(queue, task, need), name, "needs", target, true));
        }
        yield Optional.of(
            graph.node(to) instanceof Node.Start
                ? new Step(spot, name, "is in", target, false)
                : new Step(spot, name, "follows", target, false));
      }
      case Node.Start(var queue) -> {
        var need = indexOf(plan.queues().get(queue).needs(), to, graph);
        yield Optional.of(
            new Step(
                new Spot.OfQueueNeed(queue, need),
                Called.queue(plan, queue),
                "needs",
                target,
                true));
      }
      case Node.End(var queue) ->
          graph.node(to) instanceof Node.OfTask(_, var task)
              ? Optional.of(
                  new Step(
                      new Spot.OfTask(queue, task),
                      Called.queue(plan, queue),
                      "holds",
                      target,
                      false))
              : Optional.empty();
      case Node.Namesakes _ -> Optional.empty();
    };
  }

  private static String called(int node, TaskGraph graph) {
    ExecutionPlan plan = graph.plan();
    return switch (graph.node(node)) {
      case Node.OfTask(var queue, var task) -> Called.task(plan, queue, task);
      case Node.Start(var queue) -> Called.queue(plan, queue);
      case Node.End(var queue) -> Called.queue(plan, queue);
      case Node.Namesakes(var name) -> Called.named(name);
    };
  }

  private static int indexOf(List<Need> needs, int node, TaskGraph graph) {
    for (var i = 0; i < needs.size(); i++) {
      if (graph.named(needs.get(i)).orElse(-1) == node) {
        return i;
      }
    }
    return -1;
  }
}
