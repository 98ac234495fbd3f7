package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.permit.Authority;
import java.util.Optional;

/// The gate's answer to a request for an effect.
public sealed interface Decision {

  /// @param effect who performs it
  /// @param authority under which
  record Granted(Effect effect, Authority authority) implements Decision {}

  /// @param rule the rule that decided, or what is missing
  /// @param where that stands, or would stand, such as `sot.md:14`
  /// @param remedy what to change
  record Refused(String rule, Optional<String> where, String remedy) implements Decision {

    /// The same for whoever asked.
    EffectOutcome.Refused outcome() {
      return new EffectOutcome.Refused(
          where.map(place -> rule + " (" + place + ")").orElse(rule), remedy);
    }
  }
}
