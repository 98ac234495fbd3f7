package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.plan.Instance;
import dev.taskexec.kernel.task.PlannedTask;

/// The same task as another instance.
final class Numbered {

  private Numbered() {}

  static PlannedTask of(PlannedTask task, int index) {
    return new PlannedTask(
        index, task.queue(), task.task(), new Instance(task.task().id(), index + 1), task.agent());
  }
}
