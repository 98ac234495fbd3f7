package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.plan.Terms;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The only caller of effects: it decides, records the decision, performs, and records what came of
/// it. Safe for use by several threads; it holds no state of a task.
public final class Gate {
  private final SequencedMap<String, Effect> effects;

  /// @param effects by name
  public Gate(SequencedMap<String, Effect> effects) {
    this.effects = Collections.unmodifiableSequencedMap(new TreeMap<>(effects));
  }

  /// @param terms those of the task that asks
  /// @throws EvidenceException if it cannot be recorded; the effect may have happened
  public EffectOutcome perform(
      EffectEnvelope envelope, Terms terms, EffectContext context, Journal journal)
      throws EvidenceException {
    var decision = decide(envelope, terms);
    journal.decided(envelope, decision);
    return switch (decision) {
      case Decision.Refused(var rule, var remedy) -> new EffectOutcome.Refused(rule, remedy);
      case Decision.Granted(var effect) -> {
        var outcome = effect.perform(envelope, context);
        journal.performed(envelope, outcome);
        yield outcome;
      }
    };
  }

  private Decision decide(EffectEnvelope envelope, Terms terms) {
    var effect = effects.get(envelope.effect());
    if (effect == null) {
      return new Decision.Refused(
          "no effect named `%s`".formatted(envelope.effect()),
          effects.isEmpty()
              ? "there are none in this run"
              : "use one of " + String.join(", ", effects.keySet()));
    }
    if (effect.version() != envelope.version()) {
      return new Decision.Refused(
          "no version %d of `%s`".formatted(envelope.version(), envelope.effect()),
          "use version " + effect.version());
    }
    // Nothing here enforces permits on what a task does, so it must not look as if something did.
    if (terms.confined()) {
      return new Decision.Refused(
          "the task is confined, and confinement is not available",
          "write `permits: unconfined` if it may do whatever you may");
    }
    return new Decision.Granted(effect);
  }
}
