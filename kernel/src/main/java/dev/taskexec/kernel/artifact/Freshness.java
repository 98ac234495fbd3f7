package dev.taskexec.kernel.artifact;

/// Whether a task needs to run, and why.
public sealed interface Freshness {

  /// Nothing that counts has changed since its last `ok`, and its outputs are still there.
  ///
  /// @param reason one line: since which run
  /// @param artifacts as they were found
  record UpToDate(String reason, Artifacts artifacts) implements Freshness {}

  /// It runs.
  ///
  /// @param reason one line: what is new, changed or missing; empty for a task that declares no
  ///   outputs
  record Stale(String reason) implements Freshness {}
}
