package dev.taskexec.kernel.gate;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;

/// Where the gate records what it decided and what came of it.
public interface Journal {

  /// Before anything happens.
  void decided(EffectEnvelope envelope, Decision decision) throws EvidenceException;

  /// Just before anything in the world may change; what it records survives the death of the kit
  /// when this returns.
  ///
  /// @param facts what the effect says about itself
  void begins(EffectEnvelope envelope, JsonValue.Obj facts) throws EvidenceException;

  /// After it happened, or was found not to; never called for what the gate refused.
  ///
  /// @param spent by the effect in all
  void performed(EffectEnvelope envelope, EffectOutcome outcome, Usage spent)
      throws EvidenceException;

  /// Instead of the two above: the effect was done before under the envelope's key, and nothing
  /// happened now.
  void repeated(EffectEnvelope envelope);
}
