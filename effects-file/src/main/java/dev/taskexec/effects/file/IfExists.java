package dev.taskexec.effects.file;

/// What becomes of a file that is there already.
enum IfExists {
  REPLACE,
  FAIL,
  KEEP
}
