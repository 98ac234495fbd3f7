package dev.taskexec.effects.file.reach;

/// Something is not permitted.
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String remedy;

  /// @param rule the rule that decided, or what is missing
  /// @param remedy what to change
  RefusedException(String rule, String remedy) {
    super(rule + "; " + remedy);
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
