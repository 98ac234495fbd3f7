package dev.taskexec.effects.net.url;

/// A text that is no URL of a kind that is requested here.
public final class BadUrlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  BadUrlException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// What was given and what would be valid, on one line.
  public String reason() {
    return reason;
  }
}
