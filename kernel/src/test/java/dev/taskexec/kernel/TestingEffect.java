package dev.taskexec.kernel;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import java.util.List;
import java.util.function.Function;

/// An effect, version 1, that does what the test says.
public record TestingEffect(String name, Function<EffectContext, EffectOutcome> behaviour)
    implements Effect {
  public static final String NAME = "testing.effect";

  /// Says nothing.
  public static final EffectDescription DESCRIPTION =
      new EffectDescription(
          "", JsonValue.Obj.EMPTY, List.of(), List.of(), "", List.of(JsonValue.Obj.EMPTY));

  /// @param behaviour of [#NAME]
  public static TestingEffect of(Function<EffectContext, EffectOutcome> behaviour) {
    return new TestingEffect(NAME, behaviour);
  }

  public static EffectEnvelope envelope() {
    return EffectEnvelope.of(NAME, 1, JsonValue.Obj.EMPTY);
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public EffectDescription description() {
    return DESCRIPTION;
  }

  @Override
  public EffectOutcome perform(EffectEnvelope envelope, EffectContext context) {
    return behaviour.apply(context);
  }
}
