package dev.taskexec.cli.option;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.source.Place;

/// The command line, or an environment variable that stands for a part of it, is wrong.
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /// @param where an option, or the variable that stands for it
  /// @param message what was given and what would be valid
  /// @param help the remedy
  public UsageException(String where, String message, String help) {
    super(message);
    this.diagnostic = Diagnostic.of(Code.USE001, new Place.OfOption(where), message, help);
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
