package dev.taskexec.abi.plan;

/// Which grammar a plan's source was written in; it decides where commands start and whether hooks
/// may still be applied when the plan is run.
public enum Grammar {
  /// A file without front matter, as the original tool read it.
  LEGACY("legacy"),
  /// A file whose front matter has `task-exec-kit: 1`.
  EXTENDED("extended");

  private final String word;

  Grammar(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
