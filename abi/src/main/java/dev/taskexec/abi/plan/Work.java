package dev.taskexec.abi.plan;

import dev.taskexec.abi.effect.EffectEnvelope;
import java.util.List;

/// What a task does, and who does it.
///
/// @param agent the name of an agent: `noop`, `shell`, `effect` or one that a module adds
/// @param onError whether later commands run after one that failed
public record Work(
    String agent, List<Command> commands, OnFailure onError, List<EffectEnvelope> effects) {

  public Work {
    commands = List.copyOf(commands);
    effects = List.copyOf(effects);
  }

  /// Work without commands and envelopes.
  public static Work of(String agent) {
    return new Work(agent, List.of(), OnFailure.STOP, List.of());
  }
}
