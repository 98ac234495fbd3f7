package dev.taskexec.kernel;

/// A run cannot be gone on with, and nothing of it was touched. The message is one line that names
/// the file.
public final class ResumeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final String help;

  /// What kind of trouble it is.
  public enum Trouble {
    /// It lacks what it takes, or is of a kind that does not go on.
    NOT_RESUMABLE,
    /// What would be run is not what was run.
    OTHER_PLAN,
    /// Its record is not as the kit left it.
    DAMAGED
  }

  /// @param help the remedy
  ResumeException(Trouble trouble, String message, String help) {
    super(message);
    this.trouble = trouble;
    this.help = help;
  }

  public Trouble trouble() {
    return trouble;
  }

  public String help() {
    return help;
  }
}
