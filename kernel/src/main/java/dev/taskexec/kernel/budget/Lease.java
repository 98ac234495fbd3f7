package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectEnvelope;

/// What one attempt may spend, taken from its task's budget, its queue's and the plan's. It ends
/// exactly once, when the broker settles it. Safe for use by several threads.
public interface Lease extends Meter {
  /// Of an attempt that nothing bounds.
  Lease UNLIMITED = new Unlimited();

  /// What was set aside for it, for the ledger: the bounds of its task.
  Budget reserved();

  /// Whether anything bounds it: then the ledger has its reservation and its settlement.
  boolean isBounded();

  /// A part of it for one effect, bounded by the envelope's budget too.
  default EffectMeter narrowedTo(EffectEnvelope envelope) {
    return new EffectMeter(this, envelope.budget());
  }
}
