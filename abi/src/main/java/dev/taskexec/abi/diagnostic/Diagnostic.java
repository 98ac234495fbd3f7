package dev.taskexec.abi.diagnostic;

import dev.taskexec.abi.source.Place;
import java.util.List;

/// One thing that is wrong with the input: what, where, and the mend.
///
/// @param message what was found and what would be valid; one line
/// @param help the remedy, as an instruction; one line
/// @param count how many findings it stands for: 1, or more where the others of a code are not
///   shown
/// @param related other places that belong to it, in the order in which they are shown
public record Diagnostic(
    Code code,
    Severity severity,
    Place place,
    String message,
    String help,
    int count,
    List<Related> related) {

  /// Another place, and what it has to do with the diagnostic.
  ///
  /// @param label one line
  public record Related(Place place, String label) {}

  public Diagnostic {
    if (count < 1 || message.isBlank() || help.isBlank()) {
      throw new IllegalArgumentException(code + " without a message or a remedy");
    }
    related = List.copyOf(related);
  }

  /// A diagnostic with the severity that its code has by default.
  public static Diagnostic of(Code code, Place place, String message, String help) {
    return new Diagnostic(code, code.severity(), place, message, help, 1, List.of());
  }

  /// The same with other places that belong to it.
  public Diagnostic with(List<Related> others) {
    return new Diagnostic(code, severity, place, message, help, count, others);
  }

  /// What `--strict` makes of it: of a warning an error.
  public Diagnostic strictly() {
    return severity == Severity.WARNING ? asError() : this;
  }

  /// The same as an error.
  public Diagnostic asError() {
    return as(Severity.ERROR);
  }

  /// The same with another severity.
  public Diagnostic as(Severity other) {
    return new Diagnostic(code, other, place, message, help, count, related);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
