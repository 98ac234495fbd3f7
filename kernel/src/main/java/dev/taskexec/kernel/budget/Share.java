package dev.taskexec.kernel.budget;

import dev.taskexec.abi.budget.Overrun;
import java.util.Optional;

/// What one attempt has set aside in one pool. Used under the broker's lock.
final class Share {
  private final Pool pool;
  private long aside;

  /// @param aside what its task's own bound sets aside; 0 where it has none and draws as it goes
  Share(Pool pool, long aside) {
    this.pool = pool;
    this.aside = aside;
    pool.setAside(aside);
  }

  Pool pool() {
    return pool;
  }

  /// What the attempt may still take.
  long left() {
    return Amounts.sum(aside, pool.free());
  }

  /// The pool's answer to one more amount, which is not spent by asking.
  Optional<Overrun> asked(long amount) {
    var more = Amounts.rest(amount, aside);
    return more > pool.free() ? Optional.of(pool.overrun(more)) : Optional.empty();
  }

  /// Spends an amount for good: from what is set aside, and beyond that from what is free, and
  /// beyond that all the same.
  void spend(long amount) {
    var covered = Math.min(amount, aside);
    aside -= covered;
    pool.giveBack(covered);
    pool.spend(amount);
  }

  /// Makes a level that is held stand, as far as there is something free for it.
  ///
  /// @param level at least what the task's own bound has set aside
  Optional<Overrun> hold(long level) {
    var answer = asked(level);
    var reached = Math.min(level, left());
    pool.giveBack(aside);
    aside = reached;
    pool.setAside(aside);
    return answer;
  }

  /// Ends it.
  void close() {
    pool.giveBack(aside);
    aside = 0;
  }
}
