package dev.taskexec.effects.file;

/// The arguments of an envelope are not those of the effect.
final class WrongArgumentsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /// @param reason what was given and what is valid
  WrongArgumentsException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
