package dev.taskexec.effects.net.request;

/// The arguments of an envelope are not those of the effect.
public final class WrongArgumentsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /// @param reason what was given and what is valid
  public WrongArgumentsException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
