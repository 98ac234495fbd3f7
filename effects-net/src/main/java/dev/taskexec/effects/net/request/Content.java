package dev.taskexec.effects.net.request;

/// What a request carries.
public sealed interface Content {
  record None() implements Content {}

  record Text(Template template) implements Content {}

  /// What a file holds.
  ///
  /// @param path as it stands in the plan
  record OfFile(String path) implements Content {}
}
