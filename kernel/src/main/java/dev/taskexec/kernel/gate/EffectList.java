package dev.taskexec.kernel.gate;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.kernel.attempt.EffectRecord;
import java.util.ArrayList;
import java.util.List;

/// The journal of one attempt, kept for its evidence. Used by the attempt's own thread.
public final class EffectList implements Journal {
  private final List<EffectRecord> records = new ArrayList<>();

  /// What was recorded so far, in order.
  public List<EffectRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public void decided(EffectEnvelope envelope, Decision decision) {
    switch (decision) {
      case Decision.Granted _ -> {}
      case Decision.Refused refused -> refused(envelope, refused.outcome());
    }
  }

  @Override
  public void begins(EffectEnvelope envelope, JsonValue.Obj facts) {}

  @Override
  public void performed(EffectEnvelope envelope, EffectOutcome outcome, Usage spent) {
    switch (outcome) {
      case EffectOutcome.Done _ -> add(envelope, "done", "");
      case EffectOutcome.Failed(var reason, _) -> add(envelope, "failed", reason);
      case EffectOutcome.Refused refused -> refused(envelope, refused);
      case EffectOutcome.Exhausted(var overrun, _) -> add(envelope, "exhausted", overrun.text());
      case EffectOutcome.Cancelled(var reason, _) -> add(envelope, "cancelled", reason);
    }
  }

  @Override
  public void repeated(EffectEnvelope envelope) {
    add(envelope, "repeated", "");
  }

  private void refused(EffectEnvelope envelope, EffectOutcome.Refused refused) {
    add(envelope, "refused", refused.rule() + "; " + refused.remedy());
  }

  private void add(EffectEnvelope envelope, String outcome, String reason) {
    records.add(new EffectRecord(envelope.effect(), envelope.version(), outcome, reason));
  }
}
