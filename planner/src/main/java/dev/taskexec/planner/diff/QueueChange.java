package dev.taskexec.planner.diff;

import java.util.List;

/// A queue that both plans have and that is not the same.
///
/// @param fields at least one; `tasks` where its tasks stand in another order
public record QueueChange(String queue, List<FieldChange> fields) {

  public QueueChange {
    fields = List.copyOf(fields);
  }
}
