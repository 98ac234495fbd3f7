package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import java.util.Optional;
import java.util.OptionalLong;

/// The lease of an attempt that nothing bounds.
final class Unlimited implements Lease {

  @Override
  public Budget reserved() {
    return Budget.NONE;
  }

  @Override
  public boolean isBounded() {
    return false;
  }

  @Override
  public OptionalLong left(Quantity quantity) {
    return OptionalLong.empty();
  }

  @Override
  public Optional<Overrun> spend(Quantity quantity, long amount, Usage.How how) {
    return Optional.empty();
  }

  @Override
  public Optional<Overrun> hold(Quantity quantity, long level, Usage.How how) {
    return Optional.empty();
  }
}
