package dev.taskexec.abi.permit;

/// A text that is no permit rule: what is wrong with it, and what would be right. The message is
/// one line of both, safe to show.
public final class PermitSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String remedy;

  PermitSyntaxException(String problem, String remedy) {
    super(problem + "; " + remedy);
    this.problem = problem;
    this.remedy = remedy;
  }

  /// What was found.
  public String problem() {
    return problem;
  }

  /// What would be valid.
  public String remedy() {
    return remedy;
  }
}
