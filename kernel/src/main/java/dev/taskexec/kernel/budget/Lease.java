package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.EffectEnvelope;

/// What one attempt may spend, taken from its task's budget, its queue's and the plan's. It ends
/// exactly once, when the broker settles it.
public interface Lease extends Meter {
  /// Of an attempt that nothing bounds.
  Lease UNLIMITED = new Unlimited();

  /// A part of it for one effect, bounded by the envelope's budget too.
  Meter narrowedTo(EffectEnvelope envelope);
}
