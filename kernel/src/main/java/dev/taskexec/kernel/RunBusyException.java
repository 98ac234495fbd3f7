package dev.taskexec.kernel;

import java.util.OptionalLong;

/// Another kit holds the run's folder, so nothing was done. The message names the folder and the
/// holder's process in one line.
public final class RunBusyException extends RunFolderException {
  private static final long serialVersionUID = 1L;

  private final transient OptionalLong pid;

  /// @param shown the folder as the user knows it
  /// @param pid of the kit that holds it, if it is known
  public RunBusyException(String shown, OptionalLong pid, Throwable cause) {
    super(
        pid.isPresent()
            ? "another kit, process %d, holds %s".formatted(pid.getAsLong(), shown)
            : "another kit holds " + shown,
        cause);
    this.pid = pid;
  }

  public OptionalLong pid() {
    return pid;
  }
}
