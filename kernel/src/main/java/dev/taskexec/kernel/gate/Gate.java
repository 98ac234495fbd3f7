package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.permit.Bearer;
import dev.taskexec.kernel.permit.PermitOffice;
import dev.taskexec.kernel.permit.Refusal;
import dev.taskexec.kernel.permit.Ruling;
import dev.taskexec.kernel.retry.Breakers;
import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The only caller of effects: it decides, records the decision, performs, and records what came of
/// it. Safe for use by several threads; it holds no state of a task.
public final class Gate {
  private final SequencedMap<String, Effect> effects;
  private final PermitOffice office;
  private final Breakers breakers;
  private final Keys keys;

  /// @param effects by name
  /// @param office of the run
  /// @param breakers of the run
  /// @param keys of the run
  public Gate(
      SequencedMap<String, Effect> effects, PermitOffice office, Breakers breakers, Keys keys) {
    this.effects = Collections.unmodifiableSequencedMap(new TreeMap<>(effects));
    this.office = office;
    this.breakers = breakers;
    this.keys = keys;
  }

  /// Whether an effect is done already under its key, so that asking for it would not repeat it.
  public boolean isDone(EffectEnvelope envelope) {
    return keys.isDone(envelope);
  }

  /// @param bearer who asks, and by what right
  /// @param again whether doing it twice does no harm, where it has a key and is in doubt
  /// @param lease what its attempt may spend
  /// @param context where it happens; its authority, its meter and its witness are the gate's own
  /// @throws EvidenceException if it cannot be recorded; the effect may have happened
  public EffectOutcome perform(
      EffectEnvelope envelope,
      Bearer bearer,
      boolean again,
      Lease lease,
      EffectContext context,
      Journal journal)
      throws EvidenceException {
    var decision = decide(envelope, bearer, context);
    journal.decided(envelope, decision);
    return switch (decision) {
      case Decision.Refused refused -> refused.outcome();
      case Decision.Granted(var effect, var authority) ->
          placed(
              bearer,
              once(
                  envelope,
                  again,
                  journal,
                  keyed ->
                      new Performance(effect, envelope, lease, context.under(authority), keyed)
                          .passing(breakers)));
    };
  }

  /// What would come of it, as far as that can be told without doing it: refused, exhausted, or
  /// done with an empty result.
  ///
  /// @throws EvidenceException if it cannot be recorded
  public EffectOutcome foresee(
      EffectEnvelope envelope, Bearer bearer, Lease lease, EffectContext context, Journal journal)
      throws EvidenceException {
    var decision = decide(envelope, bearer, context);
    journal.decided(envelope, decision);
    return switch (decision) {
      case Decision.Refused refused -> refused.outcome();
      case Decision.Granted(var effect, var authority) ->
          placed(
              bearer,
              new Performance(effect, envelope, lease, context.under(authority), journal)
                  .foreseen());
    };
  }

  private EffectOutcome once(
      EffectEnvelope envelope, boolean again, Journal journal, Once.Doing doing)
      throws EvidenceException {
    var key = envelope.idempotenceKey();
    return key.isEmpty()
        ? doing.with(journal)
        : new Once(keys, key.get(), again, journal).perform(envelope, doing);
  }

  private Decision decide(EffectEnvelope envelope, Bearer bearer, EffectContext context) {
    var effect = effects.get(envelope.effect());
    if (effect == null) {
      return refused(
          "no effect named `%s`".formatted(envelope.effect()),
          effects.isEmpty()
              ? "there are none in this run"
              : "use one of " + String.join(", ", effects.keySet()));
    }
    if (effect.version() != envelope.version()) {
      return refused(
          "no version %d of `%s`".formatted(envelope.version(), envelope.effect()),
          "use version " + effect.version());
    }
    return switch (bearer) {
      case Bearer.Free() -> new Decision.Granted(effect, new Authority.Unconfined());
      case Bearer.Holder holder ->
          switch (office.ruling(holder, envelope, effect.requests(envelope, context.folder()))) {
            case Ruling.Allowed(var authority) -> new Decision.Granted(effect, authority);
            case Ruling.Refused(Refusal(var rule, var where, var remedy)) ->
                new Decision.Refused(rule, where, remedy);
          };
    };
  }

  /// What an effect refuses by a rule is told with the place of that rule, which the effect does
  /// not know.
  private EffectOutcome placed(Bearer bearer, EffectOutcome outcome) {
    return outcome instanceof Refused(var rule, var remedy)
            && bearer instanceof Bearer.Holder(var charter, _, _)
        ? new Decision.Refused(rule, office.where(charter, rule), remedy).outcome()
        : outcome;
  }

  private static Decision refused(String rule, String remedy) {
    return new Decision.Refused(rule, Optional.empty(), remedy);
  }
}
