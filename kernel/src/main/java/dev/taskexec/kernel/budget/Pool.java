package dev.taskexec.kernel.budget;

import static dev.taskexec.kernel.budget.Amounts.rest;
import static dev.taskexec.kernel.budget.Amounts.sum;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What an account has of one quantity: a limit, what of it is spent for good, what is set aside,
/// and who waits. Used under the broker's lock.
///
/// What is set aside is never more than was free, so it never exceeds the limit; what is spent may,
/// because much of it shows only afterwards.
final class Pool {
  private final Quantity quantity;
  private final String owner;
  private final long limit;
  private final LiveTime time = new LiveTime();
  private final NavigableMap<Integer, PlannedTask> line = new TreeMap<>();
  private long spent;
  private long aside;

  Pool(Quantity quantity, String owner, long limit) {
    this.quantity = quantity;
    this.owner = owner;
    this.limit = limit;
  }

  String owner() {
    return owner;
  }

  /// The time that attempts are drawing from it right now.
  LiveTime time() {
    return time;
  }

  /// The tasks that wait for it, by their places.
  NavigableMap<Integer, PlannedTask> line() {
    return line;
  }

  /// What may still be set aside or spent.
  long free() {
    return rest(rest(limit, gone()), aside);
  }

  /// Whether an amount could be free if all that is set aside came back.
  boolean couldHold(long amount) {
    return amount <= rest(limit, gone());
  }

  /// Sets an amount aside that is free.
  void setAside(long amount) {
    aside += amount;
  }

  /// Ends that an amount is set aside.
  void giveBack(long amount) {
    aside -= amount;
  }

  /// Spends an amount for good, whether or not it is free.
  void spend(long amount) {
    spent = sum(spent, amount);
  }

  /// What it means that so much more was wanted or seen.
  Overrun overrun(long amount) {
    return new Overrun(quantity, owner, limit, sum(sum(gone(), aside), amount));
  }

  /// What it means for an amount that it would not fit even if everything came back.
  Overrun refusal(long amount) {
    return new Overrun(quantity, owner, limit, sum(gone(), amount));
  }

  /// How much longer, in nanoseconds, those may go on that draw time from it together.
  long timeLeft() {
    return time.left(forTime());
  }

  /// Whether those that draw time from it have drawn more than there is.
  boolean isTimeOver() {
    return time.isOver(forTime());
  }

  private long forTime() {
    return rest(rest(limit, spent), aside);
  }

  private long gone() {
    return sum(spent, time.ms());
  }
}
