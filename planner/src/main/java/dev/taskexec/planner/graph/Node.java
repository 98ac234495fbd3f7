package dev.taskexec.planner.graph;

/// What a number in the graph stands for. A queue has two nodes, so that a need of many tasks for
/// many tasks takes few arrows.
public sealed interface Node {

  /// A task, by the index of its queue and its own in it, from 0.
  record OfTask(int queue, int task) implements Node {}

  /// The moment at which the tasks of a queue may start.
  record Start(int queue) implements Node {}

  /// The moment at which all tasks of a queue are done.
  record End(int queue) implements Node {}

  /// All tasks or queues that have the same name, where there are several.
  record Namesakes(String name) implements Node {}
}
