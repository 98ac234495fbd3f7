package dev.taskexec.planner.config;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.invariant.Invariant;
import dev.taskexec.abi.invariant.InvariantSyntaxException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an envelope: `{"effect": "file.write", "v": 1, "args": {…}}`.
public final class EnvelopeReader {
  private static final String INVARIANTS = "invariants";

  /// The members that have a meaning.
  public static final List<String> FIELDS =
      List.of("effect", "v", "args", INVARIANTS, "idempotence_key", "budget", "permit");

  private EnvelopeReader() {}

  /// Empty where it lacks a name or a version, which is then a finding.
  public static Optional<EffectEnvelope> read(JsonFields effect) {
    var version = effect.requiredWhole("v", 1, Integer.MAX_VALUE);
    var name = effect.requiredString("effect").filter(text -> isName(text, effect));
    var args = args(effect);
    var invariants = invariants(effect);
    var key = effect.string("idempotence_key").filter(text -> isKey(text, effect));
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

  /// As they are written; the agent reads them again.
  private static List<String> invariants(JsonFields effect) {
    var read = new ArrayList<String>();
    effect.eachWord(
        INVARIANTS,
        (text, at) -> {
          try {
            read.add(Invariant.parse(text).text());
          } catch (InvariantSyntaxException e) {
            effect.findings().impossible(at, "is no invariant: " + e.problem(), e.remedy());
          }
        });
    if (read.size() > EffectEnvelope.MOST_INVARIANTS) {
      effect
          .findings()
          .impossible(
              effect.path().member(INVARIANTS),
              "holds " + read.size() + " invariants, more than " + EffectEnvelope.MOST_INVARIANTS,
              "make several envelopes of it");
      return List.of();
    }
    return read;
  }

  private static boolean isKey(String text, JsonFields effect) {
    if (EffectEnvelope.isKey(text)) {
      return true;
    }
    effect
        .findings()
        .impossible(
            effect.path().member("idempotence_key"),
            "is %s, not a name of 1 to %d characters"
                .formatted(Shown.text(text), EffectEnvelope.LONGEST_KEY),
            "name what must not be done twice, such as pay-invoice-17, without control characters");
    return false;
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
