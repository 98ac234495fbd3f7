package dev.taskexec.planner.config;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.planner.json.JsonFields;
import java.util.EnumMap;

/// Reads budgets: an object with a whole number for each quantity, such as `{"ms": 60000}`.
public final class BudgetReader {

  private BudgetReader() {}

  public static Budget read(JsonFields owner, String key) {
    var limits = new EnumMap<Quantity, Long>(Quantity.class);
    owner
        .object(key)
        .ifPresent(
            budget -> {
              for (var quantity : Quantity.values()) {
                budget.whole(quantity.field(), 0).ifPresent(limit -> limits.put(quantity, limit));
              }
            });
    return limits.isEmpty() ? Budget.NONE : new Budget(limits);
  }
}
