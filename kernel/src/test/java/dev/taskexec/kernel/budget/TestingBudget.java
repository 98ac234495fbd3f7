package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.kernel.budget.Broker.Answer;
import java.util.Map;

/// Budgets, and leases of a task that has one.
public final class TestingBudget {

  private TestingBudget() {}

  public static Budget of(Quantity quantity, long limit) {
    return new Budget(Map.of(quantity, limit));
  }

  /// The lease of the only task of a plan.
  public static Lease lease(Budget budget) {
    var plan = new TestingBudgets(Budget.NONE).queue(Budget.NONE, budget);
    var answer = new Broker(plan.plan()).reserve(plan.tasks().getFirst());
    return ((Answer.Granted) answer).lease();
  }
}
