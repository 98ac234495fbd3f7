package dev.taskexec.effects.process.launcher;

import java.io.IOException;

/// A process was not started, for a reason that its user can mend.
public final class LaunchException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /// @param reason in plain words; it may quote names as they are
  public LaunchException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// @param reason in plain words; it may quote names as they are
  public LaunchException(String reason, IOException cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
