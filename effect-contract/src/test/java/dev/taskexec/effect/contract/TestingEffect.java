package dev.taskexec.effect.contract;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import java.util.List;

/// Does nothing, and that properly.
final class TestingEffect implements Effect {
  @Override
  public String name() {
    return "testing.nothing";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EffectDescription description() {
    return new EffectDescription(
        "Does nothing.",
        JsonValue.Obj.builder().put("type", "object").put("additionalProperties", false).build(),
        List.of(),
        List.of(),
        "Nothing twice is nothing.",
        List.of(JsonValue.Obj.EMPTY));
  }

  @Override
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
      throws EvidenceException {
    if (!envelope.effect().equals(name())
        || envelope.version() != version()
        || !envelope.args().members().isEmpty()) {
      return new EffectOutcome.Failed("there is nothing to do but nothing", false);
    }
    if (Thread.interrupted()) {
      return new EffectOutcome.Cancelled("not even nothing", Usage.NONE);
    }
    context.witness().begins(JsonValue.Obj.EMPTY);
    return new EffectOutcome.Done(JsonValue.Obj.EMPTY, Usage.NONE);
  }
}
