package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Quantity;

/// How amounts are reckoned with: none is negative, and what would be beyond the largest number is
/// the largest number.
final class Amounts {

  private Amounts() {}

  static long sum(long one, long other) {
    var sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  static long product(long one, long other) {
    var product = one * other;
    return Math.multiplyHigh(one, other) != 0 || product < 0 ? Long.MAX_VALUE : product;
  }

  /// The first without the other, at least 0.
  static long rest(long one, long other) {
    return Math.max(0, one - other);
  }

  /// Whether a quantity is asked for before it is spent, so that what does not fit is not spent; of
  /// all others it shows only afterwards how much it was.
  static boolean isAskedBefore(Quantity quantity) {
    return quantity == Quantity.IO;
  }

  /// @throws IllegalArgumentException if it is negative
  static long checked(Quantity quantity, long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("an amount of " + amount + " " + quantity.field());
    }
    return amount;
  }
}
