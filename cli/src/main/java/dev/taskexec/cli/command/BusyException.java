package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.source.Place;
import dev.taskexec.kernel.RunBusyException;

/// Another kit holds the run that was to go on.
public final class BusyException extends UnwritableException {
  private static final long serialVersionUID = 1L;

  /// @param run its folder as the user named it
  public BusyException(String run, RunBusyException cause) {
    super(
        Diagnostic.of(
            Code.OUT003,
            new Place.OfFile(run),
            String.valueOf(cause.getMessage()),
            "wait until it has ended, or stop it"),
        cause);
  }
}
