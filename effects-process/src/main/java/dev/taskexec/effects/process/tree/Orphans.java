package dev.taskexec.effects.process.tree;

import dev.taskexec.effects.process.nativecall.Subreaper;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// The kit as the parent of what outlives its own parents. Safe for use by many threads: all state
/// is behind one lock.
///
/// Whoever has children must wait for them when they end, or they stay in the system's table. The
/// JDK does that at once for what it starts. So one that has ended and is still there at a look
/// much later is waited for by nobody, and is an orphan. What the launcher started may lie there
/// longer, and is known by leading a group of its own in the kit's session; an orphan like that
/// stays until the kit ends, unless its tree knew it before.
public final class Orphans {
  private static final long SELF = ProcessHandle.current().pid();

  /// Longer than the JDK takes to wait for a child that has ended.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Orphans KIT = new Orphans();

  private boolean adopting;
  private Countdown patience = new Countdown(PATIENCE);
  private Set<ProcessStat.Identity> ended = new HashSet<>();

  private Orphans() {}

  /// Makes the kit adopt orphans from here on.
  ///
  /// @return whether the system lets it
  public static boolean adopt() {
    return KIT.startAdopting();
  }

  /// Clears away those that ended a while ago; may be called as often as one likes.
  public static void clear() {
    KIT.clearAfterAWhile();
  }

  private synchronized boolean startAdopting() {
    if (!adopting) {
      adopting = Subreaper.set(true);
    } else {
      clearAfterAWhile();
    }
    return adopting;
  }

  private synchronized void clearAfterAWhile() {
    if (adopting && patience.isOver()) {
      patience = new Countdown(PATIENCE);
      clear(ProcessTable.look());
    }
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
