package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.plan.Instance;

/// Knows which attempts have an intent that would survive the machine's death. It reads what the
/// store holds durably, and believes nobody.
@FunctionalInterface
interface DurableIntents {
  boolean has(Instance instance, int attempt);
}
