package dev.taskexec.planner.diff;

import dev.taskexec.abi.plan.Instance;
import java.util.List;

/// A task that both plans have and that is not the same.
///
/// @param queue the full name of its queue in the new plan
/// @param fields at least one
public record TaskChange(Instance task, String queue, List<FieldChange> fields) {

  public TaskChange {
    fields = List.copyOf(fields);
  }
}
