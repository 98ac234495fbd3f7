package dev.taskexec.abi.effect;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import java.util.List;
import java.util.Optional;

/// A request for one effect on the world, as data: what a plan holds and what an agent hands in.
///
/// @param effect the effect's name, such as `process.exec`
/// @param version of the effect's arguments, from 1; `v` in JSON
/// @param invariants conditions that must hold before and after
/// @param idempotenceKey an effect already done under the same key is not repeated
/// @param budget what this effect alone may spend
/// @param permit narrows the task's permits for this effect; empty leaves them as they are
public record EffectEnvelope(
    String effect,
    int version,
    JsonValue.Obj args,
    List<String> invariants,
    Optional<String> idempotenceKey,
    Budget budget,
    Optional<List<PermitRule>> permit) {

  public EffectEnvelope {
    if (effect.isEmpty() || version < 1) {
      throw new IllegalArgumentException(
          "not an effect: `%s` version %d".formatted(effect, version));
    }
    invariants = List.copyOf(invariants);
    permit = permit.map(List::copyOf);
  }

  /// An envelope with arguments and nothing else.
  public static EffectEnvelope of(String effect, int version, JsonValue.Obj args) {
    return new EffectEnvelope(
        effect, version, args, List.of(), Optional.empty(), Budget.NONE, Optional.empty());
  }
}
