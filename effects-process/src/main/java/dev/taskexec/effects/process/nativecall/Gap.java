package dev.taskexec.effects.process.nativecall;

/// What Landlock of an older Linux leaves open, and a filter of system calls closes.
public enum Gap {
  /// Before version 3 (Linux 6.2), any file could be cut to nothing.
  TRUNCATION,
  /// Before version 4 (Linux 6.7), connections were not looked at; for a program that may make
  /// none.
  CONNECTIONS
}
