package dev.taskexec.effects.process.limit;

import dev.taskexec.effects.process.tree.ProcessStat;
import dev.taskexec.effects.process.tree.ProcessStat.Identity;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// CPU time of a tree from look to look, never less than before and never more than was really
/// used.
///
/// The system adds the time of a process to its parent's account of children when that waits for
/// it; what nobody waits for is on no account. So each process that was seen counts with what it
/// was last seen to have used, and each account of children with what it has beyond those that were
/// seen.
final class CpuTally {
  private static final long MS_PER_TICK = 10; // sysconf(_SC_CLK_TCK) is 100 on all of Linux

  private final Map<Identity, Account> accounts = new HashMap<>();
  private long goneTicks;
  private long mostTicks;

  private static final class Account {
    private final Identity identity;
    private long parent;
    private long own;
    private long children;

    /// Of children that were seen and are gone, and of theirs.
    private long seenOfChildren;

    private Account(Identity identity) {
      this.identity = identity;
    }

    private long ticks() {
      return own + Math.max(0, children - seenOfChildren);
    }

    /// What the parent's account of children has of it, at least, if the parent waited for it.
    private long credit() {
      return own + Math.max(children, seenOfChildren);
    }
  }

  /// Takes in a look.
  ///
  /// @return all that was used until now, in milliseconds
  long add(Collection<ProcessStat> members) {
    settleGone(members);
    for (var member : members) {
      var account = accounts.computeIfAbsent(member.identity(), Account::new);
      account.parent = member.parent();
      account.own = Math.max(account.own, member.ownTicks());
      account.children = Math.max(account.children, member.childTicks());
    }
    return ms();
  }

  private long ms() {
    mostTicks = Math.max(mostTicks, goneTicks + sum(accounts.values()));
    return mostTicks * MS_PER_TICK;
  }

  private static long sum(Collection<Account> some) {
    return some.stream().mapToLong(Account::ticks).sum();
  }

  /// What was really used in all, when the root has been waited for.
  ///
  /// @param measuredMs the root's own time and its account of children, in milliseconds
  long end(Identity root, long measuredMs) {
    var last = accounts.get(root);
    if (last == null) {
      return Math.max(measuredMs, ms());
    }
    var others = new HashSet<>(accounts.values());
    others.remove(last);
    settle(others);
    var ofRoot = Math.max(last.own * MS_PER_TICK, measuredMs - last.seenOfChildren * MS_PER_TICK);
    return Math.max(goneTicks * MS_PER_TICK + ofRoot, mostTicks * MS_PER_TICK);
  }

  private void settleGone(Collection<ProcessStat> members) {
    var gone = new HashMap<>(accounts);
    members.forEach(member -> gone.remove(member.identity()));
    if (!gone.isEmpty()) {
      settle(new HashSet<>(gone.values()));
    }
  }

  /// Closes accounts, those of children before those of their parents: a parent that is gone too
  /// has taken along what it waited for.
  private void settle(Set<Account> gone) {
    var byPid = new HashMap<Long, Account>();
    accounts.values().forEach(each -> byPid.put(each.identity.pid(), each));
    var childrenLeft = new HashMap<Account, Integer>();
    for (var each : gone) {
      var parent = byPid.get(each.parent);
      if (parent != null) {
        childrenLeft.merge(parent, 1, Integer::sum);
      }
    }
    var ready = new ArrayDeque<Account>();
    gone.stream().filter(each -> !childrenLeft.containsKey(each)).forEach(ready::add);
    while (!ready.isEmpty()) {
      var next = ready.remove();
      accounts.remove(next.identity);
      goneTicks += next.ticks();
      var parent = byPid.get(next.parent);
      if (parent != null) {
        parent.seenOfChildren += next.credit();
        if (childrenLeft.merge(parent, -1, Integer::sum) == 0 && gone.contains(parent)) {
          ready.add(parent);
        }
      }
    }
  }
}
