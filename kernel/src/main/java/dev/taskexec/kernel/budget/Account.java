package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The budget of a queue or of the plan: one pool for each quantity that it bounds.
final class Account {
  private final Map<Quantity, Pool> pools = new EnumMap<>(Quantity.class);

  /// @param owner in words: `the plan`, `Queue A — Build`
  Account(String owner, Budget budget) {
    budget
        .limits()
        .forEach((quantity, limit) -> pools.put(quantity, new Pool(quantity, owner, limit)));
  }

  Optional<Pool> pool(Quantity quantity) {
    return Optional.ofNullable(pools.get(quantity));
  }
}
