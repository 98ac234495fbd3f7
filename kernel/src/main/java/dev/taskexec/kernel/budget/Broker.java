package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.List;

/// Reserves and settles budgets: of the plan, of its queues, of tasks. Safe for use by several
/// threads, with one private lock.
///
/// A task that has to wait stands in line, in plan order: as long as it waits, no later task that
/// needs something of the same kind from the same account gets a lease. Whoever asks for tasks
/// MUST, after a settlement and after each answer, ask again for those of [#mayAskAgain()] until
/// there are none, and MUST [#withdraw] a task that no longer asks (it waits for something else, or
/// has its outcome).
public final class Broker {

  /// The answer to a request for an attempt's budget.
  public sealed interface Answer {

    /// @param lease MUST be settled
    record Granted(Lease lease) implements Answer {}

    /// It does not fit now, or an earlier task waits for the same; it could be granted when
    /// something that runs has been settled.
    ///
    /// @param account whose bound it is: `the plan` or a queue's full name
    record Wait(String account) implements Answer {}

    /// It can never fit, even if all that runs gave everything back.
    record Refused(Overrun overrun) implements Answer {}
  }

  /// An attempt that is over a bound on its time.
  public record Over(PlannedTask task, Overrun overrun) {}

  public Broker(ExecutionPlan plan) {}

  /// Asks for the budget of one attempt. A task that is answered [Answer.Wait] stands in line from
  /// then on.
  public Answer reserve(PlannedTask task) {
    return new Answer.Granted(Lease.UNLIMITED);
  }

  /// Takes a task out of line; nothing happens if it does not stand there.
  public void withdraw(PlannedTask task) {}

  /// The tasks in line that may be granted now, in plan order, each named once for each change: of
  /// each account that changed since the last call the first that waits. Empty when none may.
  public List<PlannedTask> mayAskAgain() {
    return List.of();
  }

  /// The attempt starts: its time counts from now.
  ///
  /// @param now in nanoseconds, on the clock that only goes forward
  public void begin(Lease lease, long now) {}

  /// Ends a lease, whether or not its attempt began: what was really used is spent, the rest comes
  /// back.
  ///
  /// @param used by the attempt in all, as it was reported
  /// @param now in nanoseconds
  /// @return what was charged: of each quantity the larger of what was reported and what was metered
  public Usage settle(Lease lease, Usage used, long now) {
    return used;
  }

  /// When a running attempt may be over a bound on time, in nanoseconds; [Long#MAX_VALUE] for
  /// never. It changes with each call of another method.
  public long nextWall(long now) {
    return Long.MAX_VALUE;
  }

  /// The attempts that are over a bound on time, each named once.
  public List<Over> overWall(long now) {
    return List.of();
  }
}
