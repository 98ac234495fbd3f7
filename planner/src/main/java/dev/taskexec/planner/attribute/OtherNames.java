package dev.taskexec.planner.attribute;

import java.util.Map;
import java.util.Optional;

/// What other tools, and other people, call the attributes. The names are not read; they are only
/// known well enough to say what was meant.
final class OtherNames {
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("after", "Needs"),
          Map.entry("allow failure", "On failure"),
          Map.entry("artifacts", "Outputs"),
          Map.entry("concurrency", "Workers"),
          Map.entry("continue on error", "On failure"),
          Map.entry("cwd", "Workdir"),
          Map.entry("deadline", "Timeout"),
          Map.entry("dependencies", "Needs"),
          Map.entry("depends", "Needs"),
          Map.entry("depends on", "Needs"),
          Map.entry("dir", "Workdir"),
          Map.entry("directory", "Workdir"),
          Map.entry("environment", "Env"),
          Map.entry("executor", "Agent"),
          Map.entry("folder", "Workdir"),
          Map.entry("if failed", "On failure"),
          Map.entry("labels", "Tags"),
          Map.entry("limit", "Budget"),
          Map.entry("limits", "Budget"),
          Map.entry("lock", "Uses"),
          Map.entry("locks", "Uses"),
          Map.entry("max workers", "Workers"),
          Map.entry("mutex", "Uses"),
          Map.entry("parallelism", "Workers"),
          Map.entry("permissions", "Permits"),
          Map.entry("rate limit", "Rate"),
          Map.entry("requires", "Needs"),
          Map.entry("resources", "Budget"),
          Map.entry("retries", "Retry"),
          Map.entry("runner", "Agent"),
          Map.entry("time limit", "Timeout"),
          Map.entry("variables", "Env"),
          Map.entry("working directory", "Workdir"));

  private OtherNames() {}

  /// The label of the attribute that goes by another name.
  ///
  /// @param name in small letters, with single blanks
  static Optional<String> meant(String name) {
    return Optional.ofNullable(LABELS.get(name));
  }
}
