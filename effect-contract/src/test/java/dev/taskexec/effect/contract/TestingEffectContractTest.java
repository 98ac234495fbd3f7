package dev.taskexec.effect.contract;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.json.JsonValue;
import java.nio.file.Path;
import java.util.List;

/// The contract can be kept.
class TestingEffectContractTest extends EffectContract {
  @Override
  protected Effect effect() {
    return new TestingEffect();
  }

  @Override
  protected JsonValue.Obj quick() {
    return JsonValue.Obj.EMPTY;
  }

  @Override
  protected List<JsonValue.Obj> wrong() {
    return List.of(JsonValue.Obj.builder().put("anything", 1).build());
  }

  @Override
  protected boolean hasBegun(Path folder) {
    return false;
  }

  @Override
  protected boolean prepareExamples(Path folder) {
    return true;
  }
}
