package dev.taskexec.kernel.secret;

import dev.taskexec.abi.effect.EffectOutcome.Cancelled;

/// What came of looking for a secret's value.
sealed interface Found {

  record Value(String text) implements Found {
    /// Shows nothing of it.
    @Override
    public String toString() {
      return "a value";
    }
  }

  /// @param why goes on behind the source: `it is empty`
  record Not(String why) implements Found {}

  /// Whoever asked was stopped meanwhile.
  record Stopped(Cancelled outcome) implements Found {}
}
