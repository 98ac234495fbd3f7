package dev.taskexec.planner;

import java.util.Arrays;
import java.util.Optional;

/// The formats of task lists that can be imported.
public enum ImportKind {
  /// The `tasks.md` of GitHub's spec-kit.
  SPEC_KIT("spec-kit"),
  /// The `tasks.json` of task-master.
  TASK_MASTER("task-master"),
  /// Comma-separated values with a header row.
  CSV("csv");

  private final String word;

  ImportKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<ImportKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
