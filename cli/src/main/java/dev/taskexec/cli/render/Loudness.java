package dev.taskexec.cli.render;

/// How much is said on standard error.
public enum Loudness {
  /// Errors only.
  QUIET,
  NORMAL,
  /// Also what went as expected.
  VERBOSE
}
