package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.json.JsonValue.Int;
import java.util.Arrays;
import java.util.Optional;

/// What an effect that has ended leaves of its idempotence key.
public enum KeyState {
  /// It was done, and is not repeated.
  DONE("done"),

  /// Nothing happened, or a process ended by itself and said that it had failed: it may be done.
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
  public static KeyState after(EffectOutcome outcome, boolean begun) {
    return switch (outcome) {
      case Done(var result, _) ->
          result.members().get("exit") instanceof Int(var code) && code != 0 ? FREE : DONE;
      case Failed(_, var started) -> started ? IN_DOUBT : FREE;
      case Refused _ -> FREE;
      case Exhausted _, Cancelled _ -> begun ? IN_DOUBT : FREE;
    };
  }
}
