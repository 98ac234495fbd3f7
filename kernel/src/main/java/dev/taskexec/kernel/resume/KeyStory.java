package dev.taskexec.kernel.resume;

import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.kernel.gate.KeyState;
import dev.taskexec.kernel.gate.KeyedWork;
import dev.taskexec.kernel.gate.Keys;
import dev.taskexec.kernel.json.JsonFields;
import java.util.HashMap;
import java.util.Map;

/// What the ledger's records say of idempotence keys, taken in their order.
final class KeyStory {
  private final Map<String, Told> keys = new HashMap<>();

  /// The key of the effect that each task does; an attempt does one at a time.
  private final Map<Instance, String> underWay = new HashMap<>();

  private record Told(KeyedWork work, KeyState state, Obj result) {}

  /// @throws IllegalArgumentException if it is not as the kit writes it
  void take(Instance instance, AuditRecord told) {
    var data = new JsonFields(told.data());
    switch (told.kind()) {
      case EFFECT_START -> {
        underWay.remove(instance);
        if (data.has("key")) {
          var key = data.text("key");
          underWay.put(instance, key);
          keys.put(key, new Told(work(data), KeyState.IN_DOUBT, Obj.EMPTY));
        }
      }
      case EFFECT_DONE -> {
        var key = underWay.remove(instance);
        if (key != null) {
          keys.computeIfPresent(
              key, (_, begun) -> new Told(begun.work(), state(data), result(data)));
        }
      }
      default -> {
        // Nothing else is about keys.
      }
    }
  }

  Keys keys(boolean retryInDoubt) {
    var known = new Keys(retryInDoubt);
    keys.forEach((key, told) -> known.recall(key, told.work(), told.state(), told.result()));
    return known;
  }

  private static KeyedWork work(JsonFields data) {
    return new KeyedWork(data.text("effect"), data.smallCount("v"), data.anyDigest("args"));
  }

  private static KeyState state(JsonFields data) {
    return KeyState.ofWord(data.text("key"))
        .orElseThrow(() -> new IllegalArgumentException("`key` is no state of a key"));
  }

  /// A result that was too long for the ledger is named there by its digest.
  private static Obj result(JsonFields data) {
    return data.has("result") ? data.fields("result").object() : Obj.EMPTY;
  }
}
