package dev.taskexec.abi.effect;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.invariant.Invariant;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.OneLine;
import java.util.List;
import java.util.Optional;

/// A request for one effect on the world, as data: what a plan holds and what an agent hands in.
///
/// @param effect the effect's name, such as `process.exec`
/// @param version of the effect's arguments, from 1; `v` in JSON
/// @param invariants conditions that must hold before and after, each as [Invariant] is written; at
///   most 100
/// @param idempotenceKey an effect already done in this run under the same key is not repeated; 1
///   to 200 characters, none of them a control character
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
  public static final int MOST_INVARIANTS = 100;
  public static final int LONGEST_KEY = 200;

  public EffectEnvelope {
    if (effect.isEmpty() || version < 1) {
      throw new IllegalArgumentException(
          "not an effect: `%s` version %d".formatted(effect, version));
    }
    if (invariants.size() > MOST_INVARIANTS) {
      throw new IllegalArgumentException(invariants.size() + " invariants");
    }
    if (!idempotenceKey.map(EffectEnvelope::isKey).orElse(true)) {
      throw new IllegalArgumentException("not a key: " + OneLine.of(idempotenceKey.get(), 80));
    }
    invariants = List.copyOf(invariants);
    invariants.forEach(Invariant::parse);
    permit = permit.map(List::copyOf);
  }

  /// Whether a text may be an idempotence key.
  public static boolean isKey(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_KEY
        && OneLine.of(text).equals(text); // no control characters, and it has a UTF-8 form
  }

  /// An envelope with arguments and nothing else.
  public static EffectEnvelope of(String effect, int version, JsonValue.Obj args) {
    return new EffectEnvelope(
        effect, version, args, List.of(), Optional.empty(), Budget.NONE, Optional.empty());
  }
}
