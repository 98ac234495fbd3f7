package dev.taskexec.kernel;

import dev.taskexec.abi.permit.Destination;
import dev.taskexec.abi.permit.Host;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import java.util.BitSet;

/// Whether what is run needs anything that confines.
public final class Confinement {

  private static final String EXEC = "process.exec";

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

  /// Whether the programs of a confined task are kept less finely than its permits say: to the
  /// ports of hosts that these name.
  public static boolean permitsHostsToPrograms(Task task) {
    var starts =
        !task.work().commands().isEmpty()
            || task.work().effects().stream().anyMatch(each -> each.effect().equals(EXEC));
    return task.terms().confined()
        && starts
        && task.terms().permits().stream().anyMatch(Confinement::allowsHost);
  }

  private static boolean allowsHost(PermitRule rule) {
    return !rule.denies()
        && rule.resource() instanceof Destination(var host, _)
        && !(host instanceof Host.Any);
  }
}
