package dev.taskexec.abi.evidence;

import java.io.IOException;

/// What happened can no longer be recorded, so nothing more may happen: the disk is full, the run's
/// folder is gone. It ends the run.
public final class EvidenceException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param file what could not be written
  public EvidenceException(String file, IOException cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
