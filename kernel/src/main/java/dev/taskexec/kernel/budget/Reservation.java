package dev.taskexec.kernel.budget;

import static dev.taskexec.kernel.budget.Amounts.checked;
import static dev.taskexec.kernel.budget.Amounts.rest;
import static dev.taskexec.kernel.budget.Amounts.sum;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The lease of an attempt that something bounds. Safe for use by several threads, under the
/// broker's lock.
///
/// The time that passes is the broker's to count: what is said here about it changes nothing.
final class Reservation implements Lease {
  private static final String OWNER = "the task";
  private static final String OVER = "an attempt that is settled";
  private static final long NANOS_PER_MS = 1_000_000;

  private final Object lock;
  private final PlannedTask task;
  private final Map<Quantity, List<Share>> shares;
  private Usage metered = Usage.NONE;
  private @Nullable Long began;
  private boolean settled;

  /// @param lock the broker's
  /// @param shares in the pools of its queue and its plan that bound a quantity
  Reservation(Object lock, PlannedTask task, Map<Quantity, List<Share>> shares) {
    this.lock = lock;
    this.task = task;
    this.shares = shares;
  }

  PlannedTask task() {
    return task;
  }

  @Override
  public Budget reserved() {
    return task.task().terms().budget();
  }

  @Override
  public boolean isBounded() {
    return true;
  }

  @Override
  public OptionalLong left(Quantity quantity) {
    synchronized (lock) {
      if (settled) {
        return OptionalLong.of(0);
      }
      var own = reserved().limit(quantity);
      if (own.isPresent()) {
        var gone = quantity.held() ? 0 : amount(quantity);
        return OptionalLong.of(rest(own.getAsLong(), gone));
      }
      return shares(quantity).stream().mapToLong(Share::left).min();
    }
  }

  @Override
  public Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how) {
    checked(quantity, amount);
    synchronized (lock) {
      if (settled) {
        return Optional.of(new Overrun(quantity, OVER, 0, amount));
      }
      if (quantity == Quantity.WALL_MS) {
        return Optional.empty();
      }
      var overrun = own(quantity, sum(amount(quantity), amount)).or(() -> asked(quantity, amount));
      if (overrun.isEmpty() || !Amounts.isAskedBefore(quantity)) {
        shares(quantity).forEach(share -> share.spend(amount));
        metered = metered.plus(Usage.NONE.with(quantity, amount, how));
      }
      return overrun;
    }
  }

  @Override
  public Optional<Overrun> hold(Quantity quantity, long level, Usage.How how) {
    checked(quantity, level);
    synchronized (lock) {
      if (settled) {
        return Optional.of(new Overrun(quantity, OVER, 0, level));
      }
      var overrun = own(quantity, level);
      var asideToo = Math.max(level, reserved().limit(quantity).orElse(0));
      for (var share : shares(quantity)) {
        var ofPool = share.hold(asideToo);
        overrun = overrun.or(() -> ofPool);
      }
      metered = metered.plus(Usage.NONE.with(quantity, level, how));
      return overrun;
    }
  }

  // What follows is for the broker, which has the lock already.

  /// @param now from the broker's first moment on
  void begin(long now) {
    if (began != null || settled) {
      throw new IllegalStateException("an attempt of " + task.instance() + " begins twice");
    }
    began = now;
    drawnPools().forEach(pool -> pool.time().join(this, now));
  }

  /// Those from which its time is drawn while it runs: its task has no bound of its own.
  List<Pool> drawnPools() {
    return reserved().limit(Quantity.WALL_MS).isPresent()
        ? List.of()
        : shares(Quantity.WALL_MS).stream().map(Share::pool).toList();
  }

  /// When it will be over its task's own bound on time; [Long#MAX_VALUE] for never.
  long deadline() {
    var limit = reserved().limit(Quantity.WALL_MS);
    return began == null || limit.isEmpty()
        ? Long.MAX_VALUE
        : sum(sum(began, Amounts.product(limit.getAsLong(), NANOS_PER_MS)), 1);
  }

  /// That it is over its task's own bound on time.
  Overrun overrun(long now) {
    var limit = reserved().limit(Quantity.WALL_MS).orElse(0);
    return new Overrun(Quantity.WALL_MS, OWNER, limit, Math.max(sum(limit, 1), elapsed(now)));
  }

  /// @return what was charged
  Usage settle(Usage used, long now) {
    if (settled) {
      throw new IllegalStateException("an attempt of " + task.instance() + " is settled twice");
    }
    var since = began;
    var charged = metered.atLeast(used);
    if (since != null) {
      var measured = Usage.NONE.with(Quantity.WALL_MS, elapsed(now), Usage.How.MEASURED);
      charged = used.atLeast(measured).atLeast(charged);
      drawnPools().forEach(pool -> pool.time().leave(this, since, now));
    }
    settled = true;
    for (var each : shares.entrySet()) {
      var more = rest(amount(charged, each.getKey()), amount(each.getKey()));
      for (var share : each.getValue()) {
        if (!each.getKey().held()) {
          share.spend(more);
        }
        share.close();
      }
    }
    return charged;
  }

  private long elapsed(long now) {
    return began == null ? 0 : rest(now, began) / NANOS_PER_MS;
  }

  private List<Share> shares(Quantity quantity) {
    return shares.getOrDefault(quantity, List.of());
  }

  private Optional<Overrun> own(Quantity quantity, long amount) {
    var limit = reserved().limit(quantity);
    return limit.isPresent() && amount > limit.getAsLong()
        ? Optional.of(new Overrun(quantity, OWNER, limit.getAsLong(), amount))
        : Optional.empty();
  }

  private Optional<Overrun> asked(Quantity quantity, long amount) {
    return shares(quantity).stream()
        .map(share -> share.asked(amount))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private long amount(Quantity quantity) {
    return amount(metered, quantity);
  }

  private static long amount(Usage usage, Quantity quantity) {
    var figure = usage.figures().get(quantity);
    return figure == null ? 0 : figure.amount();
  }
}
