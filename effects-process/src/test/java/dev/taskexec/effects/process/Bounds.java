package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A meter with bounds that counts what it is told. Safe for use by several threads.
final class Bounds implements Meter {
  private final Map<Quantity, Long> limits;
  private final Map<Quantity, Long> told = new EnumMap<>(Quantity.class);

  private Bounds(Map<Quantity, Long> limits) {
    this.limits = limits;
  }

  static Bounds of(Quantity quantity, long limit) {
    return new Bounds(Map.of(quantity, limit));
  }

  static Bounds of(Map<Quantity, Long> limits) {
    return new Bounds(limits);
  }

  /// All that was spent, or the last level that was held.
  synchronized long told(Quantity quantity) {
    return told.getOrDefault(quantity, 0L);
  }

  @Override
  public synchronized OptionalLong left(Quantity quantity) {
    var limit = limits.get(quantity);
    if (limit == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(quantity.held() ? limit : Math.max(0, limit - told(quantity)));
  }

  @Override
  public synchronized Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how) {
    return tell(quantity, told(quantity) + amount);
  }

  @Override
  public synchronized Optional<Overrun> hold(Quantity quantity, long level, Usage.How how) {
    return tell(quantity, level);
  }

  private Optional<Overrun> tell(Quantity quantity, long amount) {
    told.put(quantity, amount);
    return Optional.ofNullable(limits.get(quantity))
        .filter(limit -> amount > limit)
        .map(limit -> new Overrun(quantity, "the task", limit, amount));
  }
}
