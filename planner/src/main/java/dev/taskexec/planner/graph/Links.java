package dev.taskexec.planner.graph;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.planner.graph.Link.Party;
import dev.taskexec.planner.graph.Link.Via;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What single tasks of a plan wait for and what waits for them, as people are told it.
///
/// Only the nearest are named: what a need itself waits for is its own matter.
public final class Links {
  private final ExecutionPlan plan;
  private final TaskGraph graph;
  private final Edges waits;
  private final Edges waited;
  private final int[] instances;

  private Links(TaskGraph graph) {
    this.plan = graph.plan();
    this.graph = graph;
    this.waits = graph.waits();
    this.waited = graph.waits().reversed();
    this.instances = instances(graph);
  }

  public static Links of(ExecutionPlan plan) {
    return new Links(TaskGraph.of(plan));
  }

  /// What a task waits for: its own needs, those of its queue, and the task before it where the
  /// queue is sequential; in that order, each in the order of the plan.
  ///
  /// @param queue the index of its queue, from 0
  /// @param task its own in the queue, from 0
  public List<Link> needs(int queue, int task) {
    var links = new ArrayList<Link>();
    var from = plan.queues().get(queue);
    from.tasks().get(task).dependencies().needs().forEach(need -> add(need, Via.ITSELF, links));
    from.needs().forEach(need -> add(need, Via.QUEUE, links));
    if (from.order() == Order.SEQUENTIAL && task > 0) {
      links.add(new Link(party(graph.task(queue, task - 1)), Via.ORDER, false));
    }
    return links;
  }

  /// What waits for a task: what needs it by name, then what needs its queue, then the task behind
  /// it where the queue is sequential.
  public List<Link> neededBy(int queue, int task) {
    var links = new ArrayList<Link>();
    addNeeders(graph.task(queue, task), Via.ITSELF, links);
    addNeeders(graph.end(queue), Via.QUEUE, links);
    var from = plan.queues().get(queue);
    if (from.order() == Order.SEQUENTIAL && task + 1 < from.tasks().size()) {
      links.add(new Link(party(graph.task(queue, task + 1)), Via.ORDER, false));
    }
    return links;
  }

  private void add(Need need, Via via, List<Link> links) {
    var node = graph.named(need);
    if (node.isEmpty()) {
      return;
    }
    if (graph.node(node.getAsInt()) instanceof Node.Namesakes) {
      for (var i = waits.begin(node.getAsInt()); i < waits.end(node.getAsInt()); i++) {
        links.add(new Link(party(waits.target(i)), via, need.anyOutcome()));
      }
    } else {
      links.add(new Link(party(node.getAsInt()), via, need.anyOutcome()));
    }
  }

  /// @param node of a task, or of the end of a queue
  private void addNeeders(int node, Via via, List<Link> links) {
    for (var i = waited.begin(node); i < waited.end(node); i++) {
      var needer = waited.target(i);
      if (graph.node(needer) instanceof Node.Namesakes) {
        for (var j = waited.begin(needer); j < waited.end(needer); j++) {
          addNeeder(waited.target(j), needer, via, links);
        }
      } else {
        addNeeder(needer, node, via, links);
      }
    }
  }

  private void addNeeder(int needer, int needed, Via via, List<Link> links) {
    var needs =
        switch (graph.node(needer)) {
          case Node.OfTask(var queue, var task) ->
              plan.queues().get(queue).tasks().get(task).dependencies().needs();
          case Node.Start(var queue) -> plan.queues().get(queue).needs();
          case Node.End _, Node.Namesakes _ -> List.<Need>of();
        };
    // The arrows of a sequential queue are no needs, and are told by themselves. A need that is
    // written twice has two arrows and is told once.
    needs.stream()
        .filter(need -> graph.named(need).orElse(-1) == needed)
        .findFirst()
        .map(need -> new Link(party(needer), via, need.anyOutcome()))
        .filter(link -> links.isEmpty() || !links.getLast().equals(link))
        .ifPresent(links::add);
  }

  private Party party(int node) {
    return switch (graph.node(node)) {
      case Node.OfTask(var queue, var task) ->
          new Party.OfTask(
              new Instance(plan.queues().get(queue).tasks().get(task).id(), instances[node]),
              queue,
              task);
      case Node.Start(var queue) -> ofQueue(queue);
      case Node.End(var queue) -> ofQueue(queue);
      case Node.Namesakes(var name) ->
          throw new IllegalArgumentException(name + " stands for several");
    };
  }

  private Party ofQueue(int queue) {
    return new Party.OfQueue(plan.queues().get(queue).name(), queue);
  }

  private static int[] instances(TaskGraph graph) {
    Map<String, Integer> seen = new HashMap<>();
    var instances = new int[graph.tasks()];
    var node = 0;
    for (var queue : graph.plan().queues()) {
      for (var task : queue.tasks()) {
        instances[node++] = seen.merge(task.id().value(), 1, Integer::sum);
      }
    }
    return instances;
  }
}
