package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;

/// Where the gate records what it decided and what came of it.
public interface Journal {

  /// Before anything happens.
  void decided(EffectEnvelope envelope, Decision decision) throws EvidenceException;

  /// After it happened; never called for what was refused.
  void performed(EffectEnvelope envelope, EffectOutcome outcome) throws EvidenceException;
}
