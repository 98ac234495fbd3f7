package dev.taskexec.kernel.attempt;

import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.task.PlannedTask;

/// One try at a task: everything that must be known where it runs.
///
/// @param number from 1
public record Attempt(RunId run, PlannedTask planned, int number, boolean dryRun) {

  /// How its files' names begin: the instance, and from the second attempt on its number.
  public String stem() {
    var instance = planned.instance().toString();
    return number == 1 ? instance : instance + "_a" + number;
  }
}
