package dev.taskexec.planner.graph;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Order;
import java.util.List;
import java.util.OptionalInt;

/// Which tasks of a plan wait for which: by their own needs, by those of their queue, and by the
/// order of a sequential queue. An arrow leads to what is waited for.
///
/// There are about three nodes and arrows for a task, however many a queue's needs join. A need
/// that names nothing has no arrow.
public final class TaskGraph {
  private final ExecutionPlan plan;
  private final Numbers numbers;
  private final Names names;
  private final Edges waits;

  private TaskGraph(ExecutionPlan plan) {
    this.plan = plan;
    this.numbers = new Numbers(plan);
    this.names = new Names(plan, numbers);
    this.waits = arrows();
  }

  public static TaskGraph of(ExecutionPlan plan) {
    return new TaskGraph(plan);
  }

  public ExecutionPlan plan() {
    return plan;
  }

  /// What each node waits for.
  public Edges waits() {
    return waits;
  }

  /// The number of a task's node: its index in the plan.
  public int task(int queue, int task) {
    return numbers.task(queue, task);
  }

  /// Where a task stands in the plan.
  ///
  /// @param number of a task's node
  public Node.OfTask taskAt(int number) {
    return numbers.taskAt(number);
  }

  /// How many tasks there are; their nodes come first.
  public int tasks() {
    return numbers.tasks();
  }

  /// The node at which all tasks of a queue are done.
  public int end(int queue) {
    return numbers.end(queue);
  }

  /// What a node stands for.
  public Node node(int number) {
    return number < names.firstNamesakes()
        ? numbers.node(number)
        : new Node.Namesakes(names.namesakes().get(number - names.firstNamesakes()).name());
  }

  /// The node that a need names; empty where there is nothing of the name.
  public OptionalInt named(Need need) {
    return names.node(need);
  }

  private Edges arrows() {
    var edges = new Edges.Builder(names.firstNamesakes() + names.namesakes().size());
    var queues = plan.queues();
    for (var i = 0; i < queues.size(); i++) {
      var tasks = queues.get(i).tasks();
      for (var j = 0; j < tasks.size(); j++) {
        needs(tasks.get(j).dependencies().needs(), edges);
        if (j > 0 && queues.get(i).order() == Order.SEQUENTIAL) {
          edges.to(numbers.task(i, j - 1));
        }
        edges.to(numbers.start(i)).next();
      }
    }
    for (var i = 0; i < queues.size(); i++) {
      needs(queues.get(i).needs(), edges);
      edges.next();
      // A queue ends behind its start also when it is empty.
      edges.to(numbers.start(i));
      for (var j = 0; j < queues.get(i).tasks().size(); j++) {
        edges.to(numbers.task(i, j));
      }
      edges.next();
    }
    for (var same : names.namesakes()) {
      same.nodes().forEach(edges::to);
      edges.next();
    }
    return edges.build();
  }

  private void needs(List<Need> needs, Edges.Builder edges) {
    for (var need : needs) {
      names.node(need).ifPresent(edges::to);
    }
  }
}
