package dev.taskexec.abi.diagnostic;

/// How much a diagnostic weighs.
public enum Severity {
  /// Nothing is planned or run.
  ERROR("error"),
  /// It goes on, but probably not as the writer meant; an error under `--strict`.
  WARNING("warning"),
  /// Worth knowing; never changes an exit code.
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /// The word that is printed.
  public String word() {
    return word;
  }
}
