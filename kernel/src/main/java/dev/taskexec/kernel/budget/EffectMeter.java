package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import java.util.Optional;
import java.util.OptionalLong;

/// What one effect may spend: its envelope's bounds, and what is left of its attempt's lease. It
/// remembers what was spent. Safe for use by several threads, with one private lock, under which it
/// takes the broker's.
public final class EffectMeter implements Meter {
  /// Whose the bounds of an envelope are.
  public static final String OWNER = "the effect";

  private final Object lock = new Object();
  private final Lease lease;
  private final Budget budget;
  private Usage spent = Usage.NONE;

  EffectMeter(Lease lease, Budget budget) {
    this.lease = lease;
    this.budget = budget;
  }

  /// What was said so far; of quantities that are held, the highest level.
  public Usage spent() {
    synchronized (lock) {
      return spent;
    }
  }

  @Override
  public OptionalLong left(Quantity quantity) {
    synchronized (lock) {
      var ofLease = lease.left(quantity);
      var limit = budget.limit(quantity);
      if (limit.isEmpty()) {
        return ofLease;
      }
      var gone = quantity.held() ? 0 : amount(quantity);
      var mine = Amounts.rest(limit.getAsLong(), gone);
      return OptionalLong.of(Math.min(mine, ofLease.orElse(Long.MAX_VALUE)));
    }
  }

  @Override
  public Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how) {
    Amounts.checked(quantity, amount);
    synchronized (lock) {
      var mine = over(quantity, Amounts.sum(amount(quantity), amount));
      if (mine.isPresent() && Amounts.isAskedBefore(quantity)) {
        return mine;
      }
      var ofLease = lease.spend(quantity, amount, how);
      if (ofLease.isEmpty() || !Amounts.isAskedBefore(quantity)) {
        spent = spent.plus(Usage.NONE.with(quantity, amount, how));
      }
      return mine.or(() -> ofLease);
    }
  }

  @Override
  public Optional<Overrun> hold(Quantity quantity, long level, Usage.How how) {
    Amounts.checked(quantity, level);
    synchronized (lock) {
      var ofLease = lease.hold(quantity, level, how);
      spent = spent.plus(Usage.NONE.with(quantity, level, how));
      return over(quantity, level).or(() -> ofLease);
    }
  }

  private Optional<Overrun> over(Quantity quantity, long amount) {
    var limit = budget.limit(quantity);
    return limit.isPresent() && amount > limit.getAsLong()
        ? Optional.of(new Overrun(quantity, OWNER, limit.getAsLong(), amount))
        : Optional.empty();
  }

  private long amount(Quantity quantity) {
    var figure = spent.figures().get(quantity);
    return figure == null ? 0 : figure.amount();
  }
}
