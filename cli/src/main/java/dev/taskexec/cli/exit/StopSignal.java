package dev.taskexec.cli.exit;

/// What asks a run from outside to stop.
public enum StopSignal {
  /// Ctrl-C.
  INTERRUPT("interrupted", ExitCode.INTERRUPTED),
  /// A polite kill.
  TERMINATE("terminated", ExitCode.TERMINATED),
  /// The terminal went away; a run ends as if it was terminated.
  HANG_UP("the terminal was closed", ExitCode.TERMINATED);

  private final String reason;
  private final ExitCode exitCode;

  StopSignal(String reason, ExitCode exitCode) {
    this.reason = reason;
    this.exitCode = exitCode;
  }

  /// Why the run stops, in one line.
  public String reason() {
    return reason;
  }

  /// How the kit ends when this stopped the run.
  public ExitCode exitCode() {
    return exitCode;
  }
}
