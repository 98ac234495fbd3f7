package dev.taskexec.effects.process.tree;

import static dev.taskexec.effects.process.nativecall.Signals.CONTINUE;
import static dev.taskexec.effects.process.nativecall.Signals.KILL;
import static dev.taskexec.effects.process.nativecall.Signals.STOP;
import static dev.taskexec.effects.process.nativecall.Signals.TERMINATE;

import dev.taskexec.effects.process.launcher.LinuxProcess;
import dev.taskexec.effects.process.nativecall.ProcessDescriptor;
import dev.taskexec.effects.process.tree.ProcessStat.Identity;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// A tree as `/proc` shows it.
///
/// A pid namespace ends as a whole with its first process, whatever its members do: that one is
/// killed, and the kernel does the rest. Without one, all that are found are stopped before they
/// are killed, so that none starts another meanwhile, until a look finds none; the group of the
/// root gets each signal as one, and a process that forks cannot slip through that.
final class LinuxTree implements ProcessTree {
  private static final int LOOK_MS = 5;

  /// A look at all processes costs milliseconds, a look at those that are known next to nothing.
  private static final int LOOKS_AT_KNOWN = 10;

  private static final int ROUNDS_OF_STOPPING = 20;
  private static final long PAUSE_NANOS = 1_000_000;

  /// Killed processes are gone in milliseconds. What is not can wait for a disk that does not
  /// answer, or belong to another user, and is left.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LinuxProcess root;
  private final boolean namespace;
  private final Kinship kinship;

  LinuxTree(LinuxProcess root, boolean namespace, Traces traces) {
    this.root = root;
    this.namespace = namespace;
    this.kinship = new Kinship(root.pid(), traces);
  }

  @Override
  public void terminate() {
    var members = members();
    if (namespace && members.task().isEmpty()) {
      // The wrapper was still at work: nothing of the task has begun, and it is not for asking.
      kill();
      return;
    }
    if (!namespace) {
      root.signalGroup(TERMINATE);
    }
    members.running().stream()
        .filter(this::isOutsideOfGroup)
        .forEach(each -> send(each, TERMINATE));
    // What is stopped takes no other signal before it goes on.
    members.running().stream().filter(ProcessStat::isStopped).forEach(each -> send(each, CONTINUE));
  }

  private boolean isOutsideOfGroup(ProcessStat member) {
    return namespace || member.group() != root.pid();
  }

  @Override
  public boolean endsWithin(Duration time) throws InterruptedException {
    try (var left = new Countdown(time)) {
      var known = members().running();
      for (var looks = 1; isAnyAlive(known); looks++) {
        if (left.pass(LOOK_MS)) {
          return false;
        }
        known = looks % LOOKS_AT_KNOWN == 0 ? members().running() : still(known);
        if (known.isEmpty() && !root.isAlive()) {
          known = members().running();
        }
      }
      return true;
    }
  }

  private boolean isAnyAlive(List<ProcessStat> known) {
    return root.isAlive() || !known.isEmpty();
  }

  private static List<ProcessStat> still(List<ProcessStat> known) {
    return known.stream().filter(LinuxTree::isStill).toList();
  }

  private static boolean isStill(ProcessStat known) {
    return ProcessStat.of(known.pid())
        .filter(now -> now.startTicks() == known.startTicks() && !now.isOver())
        .isPresent();
  }

  @Override
  public void kill() {
    try (var patience = new Countdown(PATIENCE)) {
      if (namespace) {
        endNamespace(patience);
      }
      while (!patience.isOver()) {
        if (!namespace) {
          stopAll();
          root.signalGroup(KILL);
        }
        var members = members();
        members.all().stream().filter(each -> !each.isOver()).forEach(each -> send(each, KILL));
        if (!root.isAlive() && members.running().isEmpty()) {
          return;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /// When the wrapper has ended, so has the namespace's first process, and when that has, all have.
  private void endNamespace(Countdown patience) {
    while (root.isAlive() && !patience.isOver()) {
      var first =
          root.isFirstOfNamespace()
              ? List.<ProcessStat>of()
              : ProcessTable.look().childrenOf(root.pid());
      if (first.isEmpty()) {
        root.signal(KILL);
      }
      first.forEach(each -> send(each, KILL));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void stopAll() {
    root.signalGroup(STOP);
    Set<Identity> stopped = new HashSet<>();
    for (var round = 0; round < ROUNDS_OF_STOPPING; round++) {
      var before = stopped.size();
      for (var member : members().running()) {
        if (stopped.add(member.identity())) {
          send(member, STOP);
        }
      }
      if (stopped.size() == before) {
        return;
      }
    }
  }

  private static void send(ProcessStat member, int signal) {
    var unused =
        ProcessDescriptor.send(
            member.pid(),
            () ->
                ProcessStat.of(member.pid())
                    .filter(now -> now.startTicks() == member.startTicks())
                    .isPresent(),
            signal);
  }

  @Override
  public Members members() {
    var table = ProcessTable.look();
    var all = kinship.among(table);
    if (!namespace) {
      return new Members(all, all);
    }
    return new Members(all, all.stream().filter(each -> !isWrapper(each)).toList());
  }

  /// The wrapper is the namespace's first process, or outside of it with that as its only child.
  private boolean isWrapper(ProcessStat member) {
    return member.pid() == root.pid()
        || (!root.isFirstOfNamespace() && member.parent() == root.pid());
  }

  @Override
  public void close() {
    root.reap();
  }
}
