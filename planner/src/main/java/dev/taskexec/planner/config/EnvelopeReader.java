package dev.taskexec.planner.config;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.planner.json.JsonFields;
import java.util.List;
import java.util.Optional;

/// Reads an envelope: `{"effect": "file.write", "v": 1, "args": {…}}`.
public final class EnvelopeReader {
  /// The members that have a meaning.
  public static final List<String> FIELDS =
      List.of("effect", "v", "args", "invariants", "idempotence_key", "budget", "permit");

  private EnvelopeReader() {}

  /// Empty where it lacks a name or a version, which is then a finding.
  public static Optional<EffectEnvelope> read(JsonFields effect) {
    var version = effect.requiredWhole("v", 1, Integer.MAX_VALUE);
    var name = effect.requiredString("effect").filter(text -> isName(text, effect));
    var args = args(effect);
    var invariants = effect.strings("invariants");
    var key = effect.string("idempotence_key");
    var budget = BudgetReader.read(effect, "budget");
    var permits = PermitReader.read(effect, "permit");
    var permit = effect.has("permit") ? Optional.of(permits) : Optional.<List<PermitRule>>empty();
    if (name.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EffectEnvelope(
            name.get(), (int) version.getAsLong(), args, invariants, key, budget, permit));
  }

  private static JsonValue.Obj args(JsonFields effect) {
    var given = effect.value("args").orElse(JsonValue.Obj.EMPTY);
    if (given instanceof JsonValue.Obj args) {
      return args;
    }
    effect.findings().wrongType(effect.path().member("args"), given, "an object");
    return JsonValue.Obj.EMPTY;
  }

  private static boolean isName(String text, JsonFields effect) {
    if (text.isEmpty()) {
      effect
          .findings()
          .impossible(
              effect.path().member("effect"), "is empty", "name an effect such as process.exec");
    }
    return !text.isEmpty();
  }
}
