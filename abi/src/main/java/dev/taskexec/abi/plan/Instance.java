package dev.taskexec.abi.plan;

/// One of the times that a task id stands in a plan: legacy plans may repeat an id.
///
/// @param number from 1, in plan order
public record Instance(TaskId task, int number) {

  public Instance {
    if (number < 1) {
      throw new IllegalArgumentException("instance " + number + " of " + task);
    }
  }

  /// `ID` for the first, `ID#2` for the second: the name in files, evidence and ledger.
  @Override
  public String toString() {
    return number == 1 ? task.value() : task.value() + "#" + number;
  }
}
