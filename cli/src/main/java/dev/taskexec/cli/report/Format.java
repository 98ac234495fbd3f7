package dev.taskexec.cli.report;

/// How a command tells what it found.
public enum Format {
  /// As people read it: data on standard output, diagnostics on standard error.
  TEXT,
  /// One document on standard output, as `schemas/diagnostics.schema.json` describes it.
  JSON,
  /// A log of SARIF 2.1.0 on standard output, which code hosts and editors show beside the lines.
  SARIF
}
