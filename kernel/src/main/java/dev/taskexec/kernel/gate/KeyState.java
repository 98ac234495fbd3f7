package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.invariant.Condition;
import dev.taskexec.abi.invariant.Invariant;
import dev.taskexec.abi.json.JsonValue.Int;
import java.util.Arrays;
import java.util.Optional;

/// What an effect that has ended leaves of its idempotence key.
public enum KeyState {
  /// It was done, and is not repeated.
  DONE("done"),

  /// Nothing happened, or a process ended by itself with a code that means that it failed: it may
  /// be done.
  FREE("free"),

  /// A part of it may have happened.
  IN_DOUBT("in_doubt");

  private final String word;

  KeyState(String word) {
    this.word = word;
  }

  /// The word in the ledger.
  public String word() {
    return word;
  }

  public static Optional<KeyState> ofWord(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /// @param begun whether the effect said that it begins
  public static KeyState after(EffectEnvelope envelope, EffectOutcome outcome, boolean begun) {
    return switch (outcome) {
      case Done(var result, _) ->
          result.members().get("exit") instanceof Int(var code) && !isWell(code, envelope)
              ? FREE
              : DONE;
      case Failed(_, var started) -> started ? IN_DOUBT : FREE;
      case Refused _ -> FREE;
      case Exhausted _, Cancelled _ -> begun ? IN_DOUBT : FREE;
    };
  }

  /// Whether a process that ended with the code went well, as the envelope has it.
  private static boolean isWell(long code, EffectEnvelope envelope) {
    var exits =
        envelope.invariants().stream()
            .map(text -> Invariant.parse(text).condition())
            .filter(Condition.Exits.class::isInstance)
            .map(Condition.Exits.class::cast)
            .toList();
    return exits.isEmpty()
        ? code == 0
        : exits.stream().allMatch(each -> each.codes().contains((int) code));
  }
}
