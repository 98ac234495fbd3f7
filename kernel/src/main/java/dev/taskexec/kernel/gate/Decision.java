package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.Effect;

/// The gate's answer to a request for an effect.
public sealed interface Decision {

  /// @param effect who performs it
  record Granted(Effect effect) implements Decision {}

  /// @param rule the rule that decided, or what is missing
  /// @param remedy what to change
  record Refused(String rule, String remedy) implements Decision {}
}
