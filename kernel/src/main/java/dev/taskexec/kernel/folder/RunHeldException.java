package dev.taskexec.kernel.folder;

import java.util.OptionalLong;

/// Another kit holds the run's folder.
public final class RunHeldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient OptionalLong pid;

  /// @param pid of the kit that holds it, if it says so
  RunHeldException(OptionalLong pid) {
    super(pid.isPresent() ? "held by process " + pid.getAsLong() : "held");
    this.pid = pid;
  }

  public OptionalLong pid() {
    return pid;
  }
}
