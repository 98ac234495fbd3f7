package dev.taskexec.kernel.worker;

import dev.taskexec.kernel.artifact.ArtifactStore;
import dev.taskexec.kernel.artifact.Inspection;
import dev.taskexec.kernel.task.PlannedTask;

/// Looks at the files of tasks that declare outputs, before and after they run. Implementations are
/// safe for use by several threads.
public interface Inspector {

  /// Looks at the inputs of a task that is about to run.
  void begins(PlannedTask task) throws InterruptedException;

  /// Looks at what a task that went well has read and made.
  Inspection made(PlannedTask task) throws InterruptedException;

  /// The files as they are on this machine.
  static Inspector of(ArtifactStore store) {
    return new Inspector() {
      @Override
      public void begins(PlannedTask task) throws InterruptedException {
        store.begins(task);
      }

      @Override
      public Inspection made(PlannedTask task) throws InterruptedException {
        return store.made(task);
      }
    };
  }
}
