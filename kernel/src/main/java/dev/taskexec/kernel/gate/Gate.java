package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.retry.Breakers;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The only caller of effects: it decides, records the decision, performs, and records what came of
/// it. Safe for use by several threads; it holds no state of a task.
public final class Gate {
  private final SequencedMap<String, Effect> effects;
  private final boolean unsandboxed;
  private final Breakers breakers;
  private final Keys keys;

  /// @param effects by name
  /// @param unsandboxed whether confined tasks get effects although nothing enforces their permits
  /// @param breakers of the run
  /// @param keys of the run
  public Gate(
      SequencedMap<String, Effect> effects, boolean unsandboxed, Breakers breakers, Keys keys) {
    this.effects = Collections.unmodifiableSequencedMap(new TreeMap<>(effects));
    this.unsandboxed = unsandboxed;
    this.breakers = breakers;
    this.keys = keys;
  }

  /// Whether an effect is done already under its key, so that asking for it would not repeat it.
  public boolean isDone(EffectEnvelope envelope) {
    return keys.isDone(envelope);
  }

  /// @param terms those of the task that asks
  /// @param lease what its attempt may spend
  /// @param context where it happens; its meter and its witness are the gate's own
  /// @throws EvidenceException if it cannot be recorded; the effect may have happened
  public EffectOutcome perform(
      EffectEnvelope envelope, Terms terms, Lease lease, EffectContext context, Journal journal)
      throws EvidenceException {
    var decision = decide(envelope, terms);
    journal.decided(envelope, decision);
    return switch (decision) {
      case Decision.Refused(var rule, var remedy) -> new EffectOutcome.Refused(rule, remedy);
      case Decision.Granted(var effect) -> {
        var key = envelope.idempotenceKey();
        yield key.isEmpty()
            ? new Performance(effect, envelope, lease, context, journal).passing(breakers)
            : new Once(keys, key.get(), terms.idempotent(), journal)
                .perform(
                    envelope,
                    keyed ->
                        new Performance(effect, envelope, lease, context, keyed).passing(breakers));
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
    if (terms.confined() && !unsandboxed) {
      return new Decision.Refused(
          "the task is confined, and confinement is not available",
          "write `permits: unconfined` if it may do whatever you may");
    }
    return new Decision.Granted(effect);
  }
}
