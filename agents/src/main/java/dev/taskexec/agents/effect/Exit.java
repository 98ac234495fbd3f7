package dev.taskexec.agents.effect;

import dev.taskexec.abi.json.JsonValue;
import java.util.OptionalInt;

/// The exit code in the result of an effect.
final class Exit {

  private Exit() {}

  /// Empty where there is none. Another module may provide the effect, so its answer is looked at
  /// before it is believed.
  static OptionalInt of(JsonValue.Obj result) {
    return result.members().get("exit") instanceof JsonValue.Int(var code)
            && code == Math.clamp(code, Integer.MIN_VALUE, Integer.MAX_VALUE)
        ? OptionalInt.of((int) code)
        : OptionalInt.empty();
  }
}
