package dev.taskexec.kernel.worker;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Builder;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.EffectRecord;
import dev.taskexec.kernel.attempt.Held;
import dev.taskexec.kernel.folder.UsageJson;
import dev.taskexec.kernel.gate.Decision;
import dev.taskexec.kernel.gate.EffectList;
import dev.taskexec.kernel.gate.Journal;
import dev.taskexec.kernel.gate.KeyState;
import dev.taskexec.kernel.gate.KeyedWork;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.permit.Charter;
import dev.taskexec.kernel.permit.Permit;
import dev.taskexec.kernel.permit.PermitEnd;
import dev.taskexec.kernel.permit.Tier;
import dev.taskexec.kernel.secret.Redacting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The journal of one attempt: in the ledger what it was refused, what it began and what came of
/// that; in memory what its evidence needs. Used by the attempt's own thread.
///
/// The effects that began are numbered from 1, and each has its `effect.start` and its
/// `effect.done`; what never began has neither.
final class LedgerJournal implements Journal {
  private final Ledger ledger;
  private final Attempt attempt;
  private final Redacting redacting;
  private final EffectList effects = new EffectList();
  private Usage spent = Usage.NONE;
  private int begun;
  private boolean under;
  private Optional<Permit> permit = Optional.empty();
  private List<String> rules = List.of();
  private Optional<Tier> tier = Optional.empty();

  /// @param redacting takes the run's secrets out of all that is recorded
  LedgerJournal(Ledger ledger, Attempt attempt, Redacting redacting) {
    this.ledger = ledger;
    this.redacting = redacting;
    this.attempt = attempt;
  }

  /// What was asked of the gate so far, in order.
  List<EffectRecord> effects() {
    return redacting.of(effects.records());
  }

  /// What the first effect that was refused, or was not paid for, would make of the task.
  Optional<Outcome> refused() {
    return effects.records().stream()
        .<Outcome>mapMulti(
            (record, refusals) -> {
              switch (record.outcome()) {
                case "refused" ->
                    refusals.accept(new Outcome.Denied(record.effect() + ": " + record.reason()));
                case "exhausted" ->
                    refusals.accept(
                        new Outcome.Exhausted(record.effect() + ": " + record.reason()));
                default -> {
                  // It would have gone on.
                }
              }
            })
        .findFirst();
  }

  /// By what right it happened, and how well it was confined.
  Held held() {
    return new Held(
        tier.map(Tier::word), permit.map(Permit::id), permit.isPresent() ? rules : List.of());
  }

  /// The attempt got a permit.
  void granted(Charter charter, Permit issued) {
    permit = Optional.of(issued);
    rules = charter.shown();
    append(AuditKind.PERMIT_GRANT, issued.json().put("programs", charter.programsJson()));
  }

  /// Its permit, if it has one, ends.
  void ended(PermitEnd how) {
    permit.ifPresent(
        issued -> {
          issued.end(how);
          append(AuditKind.PERMIT_END, Obj.builder().put("id", issued.id()).put("how", how.word()));
        });
  }

  /// Whether anything was begun.
  boolean hasBegun() {
    return begun > 0;
  }

  /// What the effects have spent so far.
  Usage spent() {
    return spent;
  }

  /// The same journal for a program that prints the value of a secret, which its record names.
  Journal about(String secret) {
    var all = this;
    return new Journal() {
      @Override
      public void decided(EffectEnvelope envelope, Decision decision) {
        all.decided(envelope, decision);
      }

      @Override
      public void begins(EffectEnvelope envelope, Obj facts) throws EvidenceException {
        var named = Obj.builder().put("secret", secret);
        facts.members().forEach(named::put);
        all.begins(envelope, named.build());
      }

      @Override
      public void performed(EffectEnvelope envelope, EffectOutcome outcome, Usage used)
          throws EvidenceException {
        all.performed(envelope, outcome, used);
      }

      @Override
      public void repeated(EffectEnvelope envelope) {
        all.repeated(envelope);
      }
    };
  }

  @Override
  public void decided(EffectEnvelope envelope, Decision decision) {
    effects.decided(envelope, decision);
    switch (decision) {
      case Decision.Granted _ -> {}
      case Decision.Refused(var rule, var where, var remedy) ->
          denied(envelope, rule, where, remedy);
    }
  }

  @Override
  public void begins(EffectEnvelope envelope, Obj facts) throws EvidenceException {
    under = true;
    begun++;
    confinement(facts);
    var data =
        Obj.builder().put("n", begun).put("effect", envelope.effect()).put("v", envelope.version());
    permit.ifPresent(held -> data.put("permit", held.id()));
    data.put("facts", facts);
    if (envelope.idempotenceKey().isEmpty()) {
      append(AuditKind.EFFECT_START, data);
      ledger.write();
      return;
    }
    data.put("key", envelope.idempotenceKey().get())
        .put("args", KeyedWork.of(envelope).args().hex());
    append(AuditKind.EFFECT_START, data);
    // What must not be done twice must be known to have begun also after a power cut.
    ledger.force();
  }

  /// Of several programs the one counts that was confined least.
  private void confinement(Obj facts) {
    if (facts.members().get("tier") instanceof Str(var word)) {
      var had = Tier.of(word).orElse(Tier.NONE);
      tier = Optional.of(tier.map(had::or).orElse(had));
    }
  }

  @Override
  public void performed(EffectEnvelope envelope, EffectOutcome outcome, Usage used)
      throws EvidenceException {
    effects.performed(envelope, outcome, used);
    spent = spent.plus(used);
    if (!under && mustHaveBegun(outcome)) {
      // It should have said so before; that it was done is on record all the same.
      begins(envelope, Obj.builder().put("unannounced", true).build());
    }
    if (under) {
      under = false;
      done(envelope, outcome, used);
    } else if (outcome instanceof Refused(var rule, var remedy)) {
      denied(envelope, rule, Optional.empty(), remedy);
    }
  }

  @Override
  public void repeated(EffectEnvelope envelope) {
    effects.repeated(envelope);
  }

  private void done(EffectEnvelope envelope, EffectOutcome outcome, Usage used) {
    var data = Obj.builder().put("n", begun).put("outcome", word(outcome));
    if (envelope.idempotenceKey().isPresent()) {
      data.put("key", KeyState.after(envelope, outcome, true).word());
    }
    if (outcome instanceof Done(var result, _)) {
      data.put("result", result);
    }
    append(AuditKind.EFFECT_DONE, data.put("usage", UsageJson.of(used)));
  }

  private void denied(EffectEnvelope envelope, String rule, Optional<String> where, String remedy) {
    var data = Obj.builder().put("effect", envelope.effect()).put("rule", rule);
    where.ifPresent(place -> data.put("where", place));
    append(AuditKind.PERMIT_DENY, data.put("remedy", remedy));
  }

  private void append(AuditKind kind, Builder data) {
    ledger.append(
        kind,
        Optional.of(attempt.planned().instance()),
        OptionalInt.of(attempt.number()),
        redacting.of(data.build()));
  }

  private static boolean mustHaveBegun(EffectOutcome outcome) {
    return switch (outcome) {
      case Done _ -> true;
      case Failed(_, var started) -> started;
      case Refused _, Exhausted _, Cancelled _ -> false;
    };
  }

  private static String word(EffectOutcome outcome) {
    return switch (outcome) {
      case Done _ -> "done";
      case Failed _, Refused _ -> "failed";
      case Exhausted _ -> "exhausted";
      case Cancelled _ -> "cancelled";
    };
  }
}
