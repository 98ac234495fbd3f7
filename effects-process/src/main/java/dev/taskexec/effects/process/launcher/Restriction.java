package dev.taskexec.effects.process.launcher;

/// What the thread of a child puts on itself, for ever, just before it starts the child, which
/// inherits it.
///
/// - It MUST have linked every handle and allocated all memory before, and make foreign calls only.
/// - It MUST be a restriction of the calling thread alone.
@FunctionalInterface
interface Restriction {
  Restriction NONE = () -> {};

  void apply();
}
