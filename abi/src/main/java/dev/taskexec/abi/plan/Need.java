package dev.taskexec.abi.plan;

/// What must be done before a task or a queue may start.
public sealed interface Need {

  /// Whether any final outcome meets the need, so that a clean-up or a report runs after a failure
  /// too.
  boolean anyOutcome();

  record OfTask(TaskId task, boolean anyOutcome) implements Need {}

  /// @param queue the full name of a queue
  record OfQueue(String queue, boolean anyOutcome) implements Need {}
}
