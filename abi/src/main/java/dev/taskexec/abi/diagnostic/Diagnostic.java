package dev.taskexec.abi.diagnostic;

import dev.taskexec.abi.source.Place;

/// One thing that is wrong with the input: what, where, and the mend.
///
/// @param message what was found and what would be valid; one line
/// @param help the remedy, as an instruction; one line
/// @param count how many findings it stands for: 1, or more where the others of a code are not
///   shown
public record Diagnostic(
    Code code, Severity severity, Place place, String message, String help, int count) {

  public Diagnostic {
    if (count < 1 || message.isBlank() || help.isBlank()) {
      throw new IllegalArgumentException(code + " without a message or a remedy");
    }
  }

  /// A diagnostic with the severity that its code has by default.
  public static Diagnostic of(Code code, Place place, String message, String help) {
    return new Diagnostic(code, code.severity(), place, message, help, 1);
  }

  /// What `--strict` makes of it: of a warning an error.
  public Diagnostic strictly() {
    return severity == Severity.WARNING ? asError() : this;
  }

  /// The same as an error.
  public Diagnostic asError() {
    return new Diagnostic(code, Severity.ERROR, place, message, help, count);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
