package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.plan.Task;
import java.util.ArrayList;
import java.util.List;

/// What a task needs of one pool before it may start.
///
/// @param amount what must be free
/// @param aside what of it is set aside
record Demand(Quantity quantity, Pool pool, long amount, long aside) {
  private static final String PROCESS = "process.exec";

  /// Of every pool that bounds the task what its own bound says. Where it has no bound of its own,
  /// nothing is set aside, and yet there must be something left of what it is sure to spend: else
  /// it would be stopped as soon as it begins.
  ///
  /// @param accounts of its queue and its plan
  static List<Demand> of(Task task, List<Account> accounts) {
    var demands = new ArrayList<Demand>();
    for (var quantity : Quantity.values()) {
      var own = task.terms().budget().limit(quantity);
      var aside = own.orElse(0);
      var amount = own.orElseGet(() -> isSureToSpend(task, quantity) ? 1 : 0);
      for (var account : accounts) {
        account
            .pool(quantity)
            .ifPresent(pool -> demands.add(new Demand(quantity, pool, amount, aside)));
      }
    }
    return demands;
  }

  private static boolean isSureToSpend(Task task, Quantity quantity) {
    return switch (quantity) {
      case WALL_MS -> true;
      case IO -> startsProcesses(task) || !task.work().effects().isEmpty();
      case CPU_MS, MEMORY_BYTES, PROCESSES -> startsProcesses(task);
      case OUTPUT_BYTES, TOKENS -> false;
    };
  }

  private static boolean startsProcesses(Task task) {
    return !task.work().commands().isEmpty()
        || task.work().effects().stream().map(EffectEnvelope::effect).anyMatch(PROCESS::equals);
  }
}
