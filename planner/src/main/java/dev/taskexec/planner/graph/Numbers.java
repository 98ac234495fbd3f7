package dev.taskexec.planner.graph;

import dev.taskexec.abi.plan.ExecutionPlan;

/// How the nodes of a plan are numbered: all tasks in plan order, then the start and the end of
/// each queue.
final class Numbers {
  private final int[] firsts;

  Numbers(ExecutionPlan plan) {
    var queues = plan.queues();
    this.firsts = new int[queues.size() + 1];
    for (var i = 0; i < queues.size(); i++) {
      firsts[i + 1] = Math.addExact(firsts[i], queues.get(i).tasks().size());
    }
  }

  int tasks() {
    return firsts[firsts.length - 1];
  }

  int task(int queue, int task) {
    return firsts[queue] + task;
  }

  int start(int queue) {
    return tasks() + 2 * queue;
  }

  int end(int queue) {
    return start(queue) + 1;
  }

  private int queueOf(int node) {
    var low = 0;
    var high = firsts.length - 1;
    while (high - low > 1) {
      var middle = (low + high) >>> 1;
      if (firsts[middle] <= node) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Node.OfTask taskAt(int number) {
    var queue = queueOf(number);
    return new Node.OfTask(queue, number - firsts[queue]);
  }

  /// What the number of a task or of a queue's start or end stands for.
  Node node(int number) {
    if (number < tasks()) {
      return taskAt(number);
    }
    var queue = (number - tasks()) / 2;
    return number == start(queue) ? new Node.Start(queue) : new Node.End(queue);
  }
}
