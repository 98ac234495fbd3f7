package dev.taskexec.effects.process.tree;

import dev.taskexec.effects.process.nativecall.Subreaper;
import java.util.HashSet;
import java.util.Set;

/// The kit as the parent of what outlives its own parents. Safe for use by many threads: all state is
/// behind one lock.
///
/// Whoever has children must wait for them when they end, or they stay in the system's table. The JDK
/// does that at once for what it starts. So one that has ended and is still there at a look much later
/// is waited for by nobody, and is an orphan. What the launcher started may lie there longer, and is
/// known by leading a group of its own in the kit's session; an orphan like that stays until the kit
/// ends, unless its tree knew it before.
public final class Orphans {
  private static final long SELF = ProcessHandle.current().pid();

  /// Longer than the JDK takes to wait for a child that has ended.
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private static final Orphans KIT = new Orphans();

  private boolean adopting;
  private long looked;
  private Set<ProcessStat.Identity> ended = new HashSet<>();

  private Orphans() {}

  /// Makes the kit adopt orphans from here on, and clears away those that ended a while ago.
  ///
  /// @param nanos a moment of a clock that only goes forward
  /// @return whether the system lets the kit adopt
  public static boolean adopt(long nanos) {
    return KIT.adoptAndClear(nanos);
  }

  private synchronized boolean adoptAndClear(long nanos) {
    if (!adopting) {
      adopting = Subreaper.set(true);
      looked = nanos;
    }
    if (nanos - looked >= PATIENCE_NANOS) {
      looked = nanos;
      clear(ProcessTable.look());
    }
    return adopting;
  }

  private void clear(ProcessTable table) {
    var still = new HashSet<ProcessStat.Identity>();
    for (var child : table.childrenOf(SELF)) {
      if (child.isOver() && !mayBeTheLaunchers(child, table)) {
        if (ended.contains(child.identity())) {
          reap(child);
        } else {
          still.add(child.identity());
        }
      }
    }
    ended = still;
  }

  /// Clears away one that is known to be an orphan, if it has ended.
  static void reap(ProcessStat orphan) {
    if (orphan.parent() == SELF && orphan.isOver()) {
      var unused = Subreaper.reap(orphan.pid());
    }
  }

  /// Whether the kit, or init in its place, is its parent.
  static boolean isCandidate(ProcessStat process) {
    return process.parent() == SELF || process.parent() == 1;
  }

  /// Whether it looks like one that the launcher started and waits for.
  static boolean mayBeTheLaunchers(ProcessStat process, ProcessTable table) {
    return process.parent() == SELF
        && process.group() == process.pid()
        && table.get(SELF).filter(kit -> kit.session() == process.session()).isPresent();
  }
}
