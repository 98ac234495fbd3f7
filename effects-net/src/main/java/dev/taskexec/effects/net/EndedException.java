package dev.taskexec.effects.net;

import dev.taskexec.abi.effect.EffectOutcome;

/// A request came to its end before its response was taken.
final class EndedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient EffectOutcome outcome;

  EndedException(EffectOutcome outcome) {
    super(outcome.toString());
    this.outcome = outcome;
  }

  EffectOutcome outcome() {
    return outcome;
  }
}
