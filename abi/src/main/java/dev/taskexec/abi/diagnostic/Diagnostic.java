package dev.taskexec.abi.diagnostic;

import dev.taskexec.abi.source.Place;

/// One thing that is wrong with the input: what, where, and the mend.
///
/// @param message what was found and what would be valid; one line
/// @param help the remedy, as an instruction; one line
public record Diagnostic(Code code, Severity severity, Place place, String message, String help) {

  public Diagnostic {
    if (message.isBlank() || help.isBlank()) {
      throw new IllegalArgumentException(code + " without a message or a remedy");
    }
  }

  /// A diagnostic with the severity that its code has by default.
  public static Diagnostic of(Code code, Place place, String message, String help) {
    return new Diagnostic(code, code.severity(), place, message, help);
  }

  /// The same as an error: what `--strict` makes of a warning.
  public Diagnostic asError() {
    return new Diagnostic(code, Severity.ERROR, place, message, help);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
