package dev.taskexec.planner.graph;

import dev.taskexec.abi.plan.Instance;

/// That one waits for another, seen from one of the two.
///
/// @param party the other one
/// @param anyOutcome whether it also goes on after a failure
public record Link(Party party, Via via, boolean anyOutcome) {

  /// Who waits, or is waited for.
  public sealed interface Party {

    /// @param queue the index of its queue, from 0
    /// @param index its own in the queue, from 0
    record OfTask(Instance task, int queue, int index) implements Party {}

    /// @param queue the index of the queue, from 0
    record OfQueue(String name, int queue) implements Party {}
  }

  /// Why it waits.
  public enum Via {
    /// A need that names the task itself, or the task's own need.
    ITSELF,
    /// A need of, or for, the queue that the task is in.
    QUEUE,
    /// The order of a sequential queue.
    ORDER
  }
}
