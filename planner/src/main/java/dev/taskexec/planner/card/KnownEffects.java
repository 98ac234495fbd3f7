package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.KnownEffect;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.List;

/// The effects that there are. Where none is known, nothing is said of any.
public record KnownEffects(List<KnownEffect> effects) {
  public static final KnownEffects NONE = new KnownEffects(List.of());

  public KnownEffects {
    effects = List.copyOf(effects);
  }

  /// Looks whether there is such an effect, and whether its arguments are those that it takes. One
  /// that is not here may be where the plan is run, so that it is only a warning.
  ///
  /// @param path of the envelope
  void check(EffectEnvelope envelope, JsonPath path, JsonFindings found) {
    if (effects.isEmpty()) {
      return;
    }
    var names = effects.stream().map(KnownEffect::name).toList();
    var known =
        effects.stream().filter(effect -> effect.name().equals(envelope.effect())).findFirst();
    if (known.isEmpty()) {
      found.add(
          Code.SOT071,
          path.member("effect"),
          "is %s, but no effect has that name here".formatted(Shown.text(envelope.effect())),
          Nearest.to(envelope.effect(), names)
              .map(name -> "did you mean `%s`?".formatted(name))
              .orElse("there are " + String.join(", ", names)));
    } else if (known.get().version() != envelope.version()) {
      found.add(
          Code.SOT062,
          path.member("v"),
          "is %d, but `%s` has version %d"
              .formatted(envelope.version(), envelope.effect(), known.get().version()),
          "write \"v\": %d, and look at its arguments in docs/EFFECTS.md"
              .formatted(known.get().version()));
    } else {
      new ArgumentCheck(envelope.effect(), found)
          .check(envelope.args(), known.get().arguments(), path.member("args"));
    }
  }
}
