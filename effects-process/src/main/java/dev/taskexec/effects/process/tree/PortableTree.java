package dev.taskexec.effects.process.tree;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A tree as the JDK sees it, on every system. It goes by parents: a process whose parent had ended
/// before the first look is not found.
final class PortableTree implements ProcessTree {
  private static final int SWEEPS = 8;
  private static final int LOOK_MS = 5;

  private final Process root;
  private final Set<ProcessHandle> descendants = new LinkedHashSet<>();

  PortableTree(Process root) {
    this.root = root;
  }

  @Override
  public void terminate() {
    look();
    root.destroy();
    descendants.forEach(ProcessHandle::destroy);
  }

  @Override
  public void kill() {
    var sweeps = 0;
    boolean more;
    do {
      more = look();
      root.destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
      sweeps++;
    } while (more && sweeps < SWEEPS);
  }

  @Override
  public boolean endsWithin(Duration time) throws InterruptedException {
    try (var left = new Countdown(time)) {
      while (isRunning()) {
        if (left.pass(LOOK_MS)) {
          return false;
        }
      }
      return true;
    }
  }

  /// Java does not say what others use.
  @Override
  public Members members() {
    return Members.NONE;
  }

  @Override
  public void close() {}

  private boolean isRunning() {
    return root.isAlive() || descendants.stream().anyMatch(PortableTree::isRunning);
  }

  /// Java also calls alive what has ended and is waited for by nobody; such a process has no
  /// command line any more. In a container whose first process reaps nothing it stays so for ever.
  private static boolean isRunning(ProcessHandle handle) {
    return handle.isAlive() && handle.info().commandLine().isPresent();
  }

  /// Whether there are any that were not known yet.
  private boolean look() {
    // One look at all processes, however many are ours: to ask each for its own takes the square.
    var children =
        ProcessHandle.allProcesses()
            .collect(Collectors.groupingBy(each -> each.parent().map(ProcessHandle::pid)));
    var parents = new ArrayDeque<ProcessHandle>(descendants);
    parents.add(root.toHandle());
    var before = descendants.size();
    while (!parents.isEmpty()) {
      var parent = parents.remove();
      // The number of one that has ended may belong to somebody else by now.
      if (parent.isAlive()) {
        children.getOrDefault(Optional.of(parent.pid()), List.of()).stream()
            .filter(descendants::add)
            .forEach(parents::add);
      }
    }
    return descendants.size() > before;
  }
}
