package dev.taskexec.abi.plan;

/// What the failure of a step means for those behind it: of a command for the task's later commands
/// (`on_error`), of a task for its dependents (`on_failure`).
public enum OnFailure {
  STOP("stop"),
  CONTINUE("continue");

  private final String word;

  OnFailure(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
