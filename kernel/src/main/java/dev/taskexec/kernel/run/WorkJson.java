package dev.taskexec.kernel.run;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Work;
import java.util.List;

/// What a task was going to do, as JSON, so that an intent in the ledger can say it in one digest.
final class WorkJson {

  private WorkJson() {}

  /// The digest of the canonical JSON of the commands and the effects as they stand in `plan.json`.
  static Sha256 digest(Work work) {
    var json =
        Obj.builder()
            .put("commands", work.commands().stream().map(WorkJson::command).toList())
            .put("effects", work.effects().stream().map(WorkJson::effect).toList())
            .build();
    return Sha256.of(CanonicalJson.bytes(json));
  }

  private static Obj command(Command command) {
    return Obj.builder()
        .putStrings("cmd", command.argv())
        .put("cwd", command.cwd().map(JsonValue::of).orElse(JsonValue.NULL))
        .putStrings("env", command.env())
        .build();
  }

  private static Obj effect(EffectEnvelope envelope) {
    var budget = Obj.builder();
    envelope.budget().limits().forEach((quantity, limit) -> budget.put(quantity.field(), limit));
    return Obj.builder()
        .put("effect", envelope.effect())
        .put("v", envelope.version())
        .put("args", envelope.args())
        .putStrings("invariants", envelope.invariants())
        .put("idempotence_key", envelope.idempotenceKey().map(JsonValue::of).orElse(JsonValue.NULL))
        .put("budget", budget.build())
        .put("permit", envelope.permit().map(WorkJson::rules).orElse(JsonValue.NULL))
        .build();
  }

  private static JsonValue rules(List<PermitRule> rules) {
    return Arr.ofStrings(rules.stream().map(PermitRule::toString).toList());
  }
}
