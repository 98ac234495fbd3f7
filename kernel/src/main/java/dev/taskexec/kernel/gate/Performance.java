package dev.taskexec.kernel.gate;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.budget.EffectMeter;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.retry.Breakers;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One effect that was granted: it is paid for, performed, and recorded. Used by one thread, once.
final class Performance {
  private static final int LONGEST_REASON = 400;

  private final Effect effect;
  private final EffectEnvelope envelope;
  private final EffectContext context;
  private final Journal journal;
  private final EffectMeter meter;

  Performance(
      Effect effect, EffectEnvelope envelope, Lease lease, EffectContext context, Journal journal) {
    this.effect = effect;
    this.envelope = envelope;
    this.context = context;
    this.journal = journal;
    this.meter = lease.narrowedTo(envelope);
  }

  /// Performs it, unless the circuit breaker of the host that it would speak to is open.
  EffectOutcome passing(Breakers breakers) throws EvidenceException {
    var host = effect.host(envelope);
    if (host.isEmpty()) {
      return paid();
    }
    return switch (breakers.ask(host.get())) {
      case Breakers.Answer.Open(var reason) -> recorded(new Failed(reason, false), Usage.NONE);
      case Breakers.Answer.Passed(var pass) -> {
        try (pass) {
          var outcome = paid();
          pass.ended(outcome);
          yield outcome;
        }
      }
    };
  }

  /// What would come of it, without doing it.
  EffectOutcome foreseen() throws EvidenceException {
    var refused = effect.foreseen(envelope, context);
    if (refused.isPresent()) {
      return recorded(refused.get(), Usage.NONE);
    }
    var overrun = charged();
    return overrun.isPresent()
        ? notBegun(overrun.get())
        : new Done(JsonValue.Obj.EMPTY, Usage.NONE);
  }

  private EffectOutcome paid() throws EvidenceException {
    var overrun = charged();
    return overrun.isPresent() ? notBegun(overrun.get()) : performed();
  }

  /// Pays for one operation.
  private Optional<Overrun> charged() {
    var wall = envelope.budget().limit(Quantity.WALL_MS);
    return wall.isPresent() && wall.getAsLong() == 0
        ? Optional.of(new Overrun(Quantity.WALL_MS, EffectMeter.OWNER, 0, 1))
        : meter.spend(Quantity.IO, 1, Usage.How.MEASURED);
  }

  private EffectOutcome notBegun(Overrun overrun) throws EvidenceException {
    return recorded(new Exhausted(overrun, Usage.NONE), Usage.NONE);
  }

  private EffectOutcome performed() throws EvidenceException {
    var inside = context.with(meter, facts -> journal.begins(envelope, asked(facts)));
    var began = context.nanos().getAsLong();
    EffectOutcome outcome;
    Optional<Overrun> overTime;
    try (var bound = WallBound.begin(envelope.budget())) {
      outcome = effect.perform(envelope, inside);
      var nanos = context.nanos().getAsLong() - began;
      overTime = bound.overrun(TimeUnit.NANOSECONDS.toMillis(nanos));
    } catch (RuntimeException | Error bug) {
      var reason = OneLine.of("bug in the effect: " + bug, LONGEST_REASON);
      var _ = recorded(new Failed(reason, true), meter.spent());
      throw bug;
    }
    var usage = usage(outcome);
    if (overTime.isPresent() && !(outcome instanceof Refused)) {
      outcome = new Exhausted(overTime.get(), usage);
    }
    var late = charged(usage);
    var _ = recorded(outcome, usage.atLeast(meter.spent()));
    // It is done, and stands so in the record; yet whoever asked for it must stop.
    return late.isPresent() && outcome instanceof Done ? new Exhausted(late.get(), usage) : outcome;
  }

  /// What is said of it, and what a confined one asked the permits for: so later plans can tell
  /// which of them were of use.
  private JsonValue.Obj asked(JsonValue.Obj facts) {
    if (!context.confined()) {
      return facts;
    }
    var more = JsonValue.Obj.builder();
    facts.members().forEach(more::put);
    var requests = effect.requests(envelope, context.folder());
    return more.putStrings("requests", requests.stream().map(PermitRule::toString).toList())
        .build();
  }

  /// Spends what the effect told only when it had ended.
  private Optional<Overrun> charged(Usage usage) {
    Optional<Overrun> first = Optional.empty();
    for (var entry : usage.figures().entrySet()) {
      var quantity = entry.getKey();
      // Time is counted by whoever starts attempts, operations by this gate; what was held is back.
      if (quantity.held() || quantity == Quantity.WALL_MS || quantity == Quantity.IO) {
        continue;
      }
      var said = meter.spent().figures().get(quantity);
      var more = entry.getValue().amount() - (said == null ? 0 : said.amount());
      if (more > 0) {
        var overrun = meter.spend(quantity, more, entry.getValue().how());
        first = first.or(() -> overrun);
      }
    }
    return first;
  }

  private EffectOutcome recorded(EffectOutcome outcome, Usage spent) throws EvidenceException {
    journal.performed(envelope, outcome, spent);
    return outcome;
  }

  private static Usage usage(EffectOutcome outcome) {
    return switch (outcome) {
      case Done(_, var usage) -> usage;
      case Exhausted(_, var usage) -> usage;
      case Cancelled(_, var usage) -> usage;
      case Failed _, Refused _ -> Usage.NONE;
    };
  }
}
