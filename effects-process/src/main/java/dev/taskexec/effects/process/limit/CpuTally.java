package dev.taskexec.effects.process.limit;

import dev.taskexec.effects.process.tree.ProcessStat;
import dev.taskexec.effects.process.tree.ProcessStat.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

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
    private long parent;
    private long own;
    private long children;

    /// Of children that were seen and are gone.
    private long seenOfChildren;

    private long ticks() {
      return own + Math.max(0, children - seenOfChildren);
    }
  }

  /// Takes in a look.
  ///
  /// @return all that was used until now, in milliseconds
  long add(Collection<ProcessStat> members) {
    settleGone(members);
    for (var member : members) {
      var account = accounts.computeIfAbsent(member.identity(), _ -> new Account());
      account.parent = member.parent();
      account.own = Math.max(account.own, member.ownTicks());
      account.children = Math.max(account.children, member.childTicks());
    }
    return ms();
  }

  private long ms() {
    var ticks = goneTicks + accounts.values().stream().mapToLong(Account::ticks).sum();
    mostTicks = Math.max(mostTicks, ticks);
    return mostTicks * MS_PER_TICK;
  }

  /// What was really used in all, when the root has been waited for.
  ///
  /// @param measuredMs the root's own time and its account of children, in milliseconds
  long end(Identity root, long measuredMs) {
    var last = accounts.get(root);
    if (last == null) {
      return Math.max(measuredMs, ms());
    }
    var others = new HashMap<>(accounts);
    others.remove(root);
    creditParents(others, accounts);
    var ofOthers = goneTicks + others.values().stream().mapToLong(Account::ticks).sum();
    var ofRoot = Math.max(last.own * MS_PER_TICK, measuredMs - last.seenOfChildren * MS_PER_TICK);
    return Math.max(ofOthers * MS_PER_TICK + ofRoot, mostTicks * MS_PER_TICK);
  }

  private void settleGone(Collection<ProcessStat> members) {
    var there = new HashSet<Identity>();
    members.forEach(member -> there.add(member.identity()));
    var gone = new HashMap<>(accounts);
    gone.keySet().removeAll(there);
    if (gone.isEmpty()) {
      return;
    }
    creditParents(gone, accounts);
    for (var each : new ArrayList<>(gone.entrySet())) {
      goneTicks += each.getValue().ticks();
      accounts.remove(each.getKey());
    }
  }

  private static void creditParents(Map<Identity, Account> gone, Map<Identity, Account> all) {
    var byPid = new HashMap<Long, Account>();
    all.forEach((identity, account) -> byPid.put(identity.pid(), account));
    for (var account : gone.values()) {
      var parent = byPid.get(account.parent);
      if (parent != null) {
        parent.seenOfChildren += account.own + account.children;
      }
    }
  }
}
