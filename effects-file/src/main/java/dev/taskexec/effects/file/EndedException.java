package dev.taskexec.effects.file;

import dev.taskexec.abi.budget.Overrun;

/// Work on files that came to an end before it was done.
abstract sealed class EndedException extends Exception {
  private static final long serialVersionUID = 1L;

  private EndedException(String message) {
    super(message);
  }

  /// It went badly.
  static final class Trouble extends EndedException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /// @param reason one line
    Trouble(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /// Its thread was interrupted.
  static final class Stopped extends EndedException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("interrupted");
    }
  }

  /// A budget does not reach.
  static final class OverBudget extends EndedException {
    private static final long serialVersionUID = 1L;

    private final transient Overrun overrun;

    OverBudget(Overrun overrun) {
      super(overrun.text());
      this.overrun = overrun;
    }

    Overrun overrun() {
      return overrun;
    }
  }
}
