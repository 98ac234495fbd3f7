package dev.taskexec.cli.exit;

/// How the kit ends: every code it can answer, with one sentence each.
public enum ExitCode {
  OK(0, "all well"),
  WRONG_INPUT(1, "the input is wrong: a missing file, an invalid SoT, plan or configuration"),
  TASK_FAILED(2, "the run finished, and a task failed, timed out or stayed in doubt"),
  REFUSED(3, "a permit or a budget stopped a task, and nothing worse happened"),
  STALE(4, "the plan is not the one that its source gives"),
  UNVERIFIED(5, "verification failed"),
  USAGE(64, "the command line is wrong"),
  BUG(70, "a bug in the kit"),
  CANNOT_WRITE(74, "the output, the run's folder or the ledger cannot be written"),
  BUSY(75, "another kit holds the run"),
  INTERRUPTED(130, "interrupted (Ctrl-C)"),
  TERMINATED(143, "terminated, or the terminal was closed");

  private final int code;
  private final String sentence;

  ExitCode(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /// What the calling process sees.
  public int code() {
    return code;
  }

  public String sentence() {
    return sentence;
  }
}
