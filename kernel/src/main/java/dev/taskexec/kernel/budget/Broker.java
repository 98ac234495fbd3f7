package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;

/// Reserves and settles budgets: of the plan, of its queues, of tasks. Safe for use by several
/// threads, with one private lock.
public final class Broker {

  /// The answer to a request for an attempt's budget.
  public sealed interface Answer {

    /// @param lease MUST be settled
    record Granted(Lease lease) implements Answer {}

    /// It does not fit now, and could when something that runs has been settled.
    ///
    /// @param account whose bound it is: `the plan` or a queue's full name
    record Wait(String account) implements Answer {}

    /// It can never fit.
    record Refused(Overrun overrun) implements Answer {}
  }

  public Broker(ExecutionPlan plan) {}

  /// Asks for the budget of one attempt.
  ///
  /// @param now in nanoseconds, on the clock that only goes forward
  public Answer reserve(PlannedTask task, long now) {
    return new Answer.Granted(Lease.UNLIMITED);
  }

  /// Ends a lease: what was really used is spent, the rest comes back.
  ///
  /// @param used by the attempt in all
  /// @param now in nanoseconds
  public void settle(Lease lease, Usage used, long now) {}
}
