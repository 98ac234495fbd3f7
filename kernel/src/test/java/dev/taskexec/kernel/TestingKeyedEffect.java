package dev.taskexec.kernel;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.List;
import java.util.Optional;

/// An effect that notes the key under which it was done.
record TestingKeyedEffect(List<String> done) implements Effect {
  private static final String NAME = "testing.keyed";

  static EffectEnvelope envelope(String key) {
    return new EffectEnvelope(
        NAME, 1, Obj.EMPTY, List.of(), Optional.of(key), Budget.NONE, Optional.empty());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EffectDescription description() {
    return TestingEffect.DESCRIPTION;
  }

  @Override
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    context.witness().begins(Obj.EMPTY);
    done.add(envelope.idempotenceKey().orElseThrow());
    return new EffectOutcome.Done(Obj.EMPTY, Usage.NONE);
  }
}
