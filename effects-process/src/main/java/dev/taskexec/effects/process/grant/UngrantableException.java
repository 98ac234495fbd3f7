package dev.taskexec.effects.process.grant;

/// Something that a permit says cannot be granted to a program as it says it.
public final class UngrantableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String remedy;

  /// @param rule the rule, and what is the matter with it
  /// @param remedy what to change
  public UngrantableException(String rule, String remedy) {
    super(rule);
    this.rule = rule;
    this.remedy = remedy;
  }

  public String rule() {
    return rule;
  }

  public String remedy() {
    return remedy;
  }
}
