package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reserves and settles budgets: of the plan, of its queues, of tasks. Safe for use by several
/// threads, with one private lock.
///
/// A task that has to wait stands in line, in plan order: as long as it waits, no later task that
/// needs something of the same kind from the same account gets a lease. Whoever asks for tasks
/// MUST, after a settlement and after each answer, ask again for those of [#mayAskAgain()] until
/// there are none, and MUST [#withdraw] a task that no longer asks (it waits for something else, or
/// has its outcome).
public final class Broker {
  private static final String PLAN = "the plan";

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

  private final Object lock = new Object();

  /// By queue: its own and the plan's.
  private final List<List<Account>> accounts = new ArrayList<>();

  private final Set<Pool> changed = new LinkedHashSet<>();
  private final WallTime wall = new WallTime();

  public Broker(ExecutionPlan plan) {
    var all = new Account(PLAN, plan.budget());
    for (var queue : plan.queues()) {
      accounts.add(List.of(new Account(queue.name(), queue.budget()), all));
    }
  }

  /// Asks for the budget of one attempt. A task that is answered [Answer.Wait] stands in line from
  /// then on. Time that is drawn while attempts run counts as far as [#begin], [#settle] and
  /// [#overWall] have looked at the clock.
  public Answer reserve(PlannedTask task) {
    synchronized (lock) {
      var demands = demands(task);
      if (demands.isEmpty() && task.task().terms().budget().isUnlimited()) {
        return new Answer.Granted(Lease.UNLIMITED);
      }
      for (var demand : demands) {
        if (!demand.pool().couldHold(demand.amount())) {
          leaveLine(task, demands);
          return new Answer.Refused(demand.pool().refusal(demand.amount()));
        }
      }
      var stopping = demands.stream().filter(demand -> mustWait(task, demand)).findFirst();
      if (stopping.isPresent()) {
        joinLine(task, demands);
        return new Answer.Wait(stopping.get().pool().owner());
      }
      leaveLine(task, demands);
      return new Answer.Granted(granted(task, demands));
    }
  }

  /// Takes a task out of line; nothing happens if it does not stand there.
  public void withdraw(PlannedTask task) {
    synchronized (lock) {
      leaveLine(task, demands(task));
    }
  }

  /// The tasks in line that may be granted now, in plan order: of each account that changed since
  /// the last call the first that waits. Empty when none may.
  public List<PlannedTask> mayAskAgain() {
    synchronized (lock) {
      var first = new TreeMap<Integer, PlannedTask>();
      for (var pool : changed) {
        Optional.ofNullable(pool.line().firstEntry())
            .ifPresent(entry -> first.put(entry.getKey(), entry.getValue()));
      }
      changed.clear();
      return List.copyOf(first.values());
    }
  }

  /// The attempt starts: its time counts from now.
  ///
  /// @param now in nanoseconds, on the clock that only goes forward
  public void begin(Lease lease, long now) {
    synchronized (lock) {
      if (lease instanceof Reservation reservation) {
        wall.begin(reservation, now);
      }
    }
  }

  /// Ends a lease, whether or not its attempt began: what was really used is spent, the rest comes
  /// back.
  ///
  /// @param used by the attempt in all, as it was reported
  /// @param now in nanoseconds
  /// @return what was charged: of each quantity the larger of what was reported and what was
  ///   metered
  public Usage settle(Lease lease, Usage used, long now) {
    synchronized (lock) {
      if (!(lease instanceof Reservation reservation)) {
        return used;
      }
      var charged = wall.settle(reservation, used, now);
      demands(reservation.task()).forEach(demand -> change(demand.pool()));
      return charged;
    }
  }

  /// Counts what an attempt spent before the run went on: it is spent for good, whether or not it
  /// fits.
  public void spent(PlannedTask task, Usage used) {
    synchronized (lock) {
      for (var account : accounts.get(task.queue())) {
        used.figures()
            .forEach(
                (quantity, figure) -> {
                  if (!quantity.held()) {
                    account.pool(quantity).ifPresent(pool -> pool.spend(figure.amount()));
                  }
                });
      }
    }
  }

  /// When a running attempt may be over a bound on time, in nanoseconds; [Long#MAX_VALUE] for
  /// never. Each call of another method may change it.
  public long nextWall(long now) {
    synchronized (lock) {
      return wall.next(now);
    }
  }

  /// The attempts that are over a bound on time, in plan order, each named once.
  public List<Over> overWall(long now) {
    synchronized (lock) {
      return wall.over(now).stream()
          .sorted(Comparator.comparingInt(over -> over.task().index()))
          .toList();
    }
  }

  private List<Demand> demands(PlannedTask task) {
    return Demand.of(task.task(), accounts.get(task.queue()));
  }

  /// A demand for nothing never waits, and never makes others wait.
  private static boolean mustWait(PlannedTask task, Demand demand) {
    if (demand.amount() == 0) {
      return false;
    }
    var pool = demand.pool();
    return demand.amount() > pool.free() || !pool.line().headMap(task.index()).isEmpty();
  }

  private static void joinLine(PlannedTask task, List<Demand> demands) {
    demands.stream()
        .filter(demand -> demand.amount() > 0)
        .forEach(demand -> demand.pool().line().put(task.index(), task));
  }

  private void leaveLine(PlannedTask task, List<Demand> demands) {
    for (var demand : demands) {
      if (demand.pool().line().remove(task.index()) != null) {
        change(demand.pool());
      }
    }
  }

  private void change(Pool pool) {
    if (!pool.line().isEmpty()) {
      changed.add(pool);
    }
  }

  private Lease granted(PlannedTask task, List<Demand> demands) {
    var shares = new EnumMap<Quantity, List<Share>>(Quantity.class);
    for (var demand : demands) {
      shares
          .computeIfAbsent(demand.quantity(), _ -> new ArrayList<>())
          .add(new Share(demand.pool(), demand.aside()));
    }
    return new Reservation(lock, task, shares);
  }
}
