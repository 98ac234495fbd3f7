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
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.EffectRecord;
import dev.taskexec.kernel.folder.UsageJson;
import dev.taskexec.kernel.gate.Decision;
import dev.taskexec.kernel.gate.EffectList;
import dev.taskexec.kernel.gate.Journal;
import dev.taskexec.kernel.gate.KeyState;
import dev.taskexec.kernel.gate.KeyedWork;
import dev.taskexec.kernel.ledger.Ledger;
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
  private final EffectList effects = new EffectList();
  private Usage spent = Usage.NONE;
  private int begun;
  private boolean under;

  LedgerJournal(Ledger ledger, Attempt attempt) {
    this.ledger = ledger;
    this.attempt = attempt;
  }

  /// What was asked of the gate so far, in order.
  List<EffectRecord> effects() {
    return effects.records();
  }

  /// What the effects have spent so far.
  Usage spent() {
    return spent;
  }

  @Override
  public void decided(EffectEnvelope envelope, Decision decision) {
    effects.decided(envelope, decision);
    switch (decision) {
      case Decision.Granted _ -> {}
      case Decision.Refused(var rule, var remedy) -> denied(envelope, rule, remedy);
    }
  }

  @Override
  public void begins(EffectEnvelope envelope, Obj facts) throws EvidenceException {
    under = true;
    begun++;
    var data =
        Obj.builder()
            .put("n", begun)
            .put("effect", envelope.effect())
            .put("v", envelope.version())
            .put("facts", facts);
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
      denied(envelope, rule, remedy);
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

  private void denied(EffectEnvelope envelope, String rule, String remedy) {
    append(
        AuditKind.PERMIT_DENY,
        Obj.builder().put("effect", envelope.effect()).put("rule", rule).put("remedy", remedy));
  }

  private void append(AuditKind kind, Builder data) {
    ledger.append(
        kind,
        Optional.of(attempt.planned().instance()),
        OptionalInt.of(attempt.number()),
        data.build());
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
