package dev.taskexec.kernel.run;

import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// What may start now: the first task of the plan that was not taken yet. It knows nothing of time,
/// threads and files.
final class Frontier {
  private final Queue<PlannedTask> untaken;

  Frontier(Collection<PlannedTask> tasks) {
    this.untaken = new ArrayDeque<>(tasks);
  }

  /// Takes a task that may start now; empty if there is none.
  Optional<PlannedTask> take() {
    return Optional.ofNullable(untaken.poll());
  }

  /// Takes all that are left, in plan order, as none of them will start.
  List<PlannedTask> takeRest() {
    var rest = new ArrayList<>(untaken);
    untaken.clear();
    return rest;
  }
}
