package dev.taskexec.effects.net.folder;

import dev.taskexec.abi.text.OneLine;

/// A path leads to where the permits do not reach.
public final class NotPermittedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String remedy;

  NotPermittedException(String rule, String remedy) {
    super(rule);
    this.rule = OneLine.of(rule);
    this.remedy = OneLine.of(remedy);
  }

  /// The rule that decided, or what is missing.
  public String rule() {
    return rule;
  }

  /// What to change.
  public String remedy() {
    return remedy;
  }
}
