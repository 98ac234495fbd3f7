package dev.taskexec.kernel;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import java.util.BitSet;

/// Whether what is run needs anything that confines.
public final class Confinement {

  private Confinement() {}

  /// @param selected the places of the tasks that are run
  static boolean isNeeded(ExecutionPlan plan, BitSet selected) {
    var tasks = plan.tasks().toList();
    return selected.stream().mapToObj(tasks::get).anyMatch(Confinement::isNeededBy);
  }

  /// A task that does nothing touches nothing.
  public static boolean isNeededBy(Task task) {
    return task.terms().confined()
        && !(task.work().commands().isEmpty() && task.work().effects().isEmpty());
  }
}
