package dev.taskexec.abi.invariant;

/// A text that is no invariant: what is wrong with it, and what would be right. The message is one
/// line of both, safe to show.
public final class InvariantSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String remedy;

  InvariantSyntaxException(String problem, String remedy) {
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
