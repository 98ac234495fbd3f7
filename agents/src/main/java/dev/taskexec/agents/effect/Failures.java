package dev.taskexec.agents.effect;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.outcome.Outcome;

/// What an effect that was not done makes of its task.
final class Failures {

  private Failures() {}

  /// @param what was tried, for the reason
  /// @throws IllegalArgumentException if it was done
  static Outcome of(EffectOutcome outcome, String what) {
    return switch (outcome) {
      case EffectOutcome.Done _ -> throw new IllegalArgumentException(what + " was done");
      case EffectOutcome.Failed(var reason, var started) ->
          new Outcome.Error(
              "%s %s: %s"
                  .formatted(what, started ? "did not finish" : "could not be done", reason));
      case EffectOutcome.Refused(var rule, var remedy) ->
          new Outcome.Denied("%s: %s; %s".formatted(what, rule, remedy));
      case EffectOutcome.Exhausted(var overrun, _) ->
          new Outcome.Exhausted("%s: %s".formatted(what, overrun.text()));
      case EffectOutcome.Cancelled(var reason, _) ->
          new Outcome.Cancelled("%s: %s".formatted(what, reason));
    };
  }
}
