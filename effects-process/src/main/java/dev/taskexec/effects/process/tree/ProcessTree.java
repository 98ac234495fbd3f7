package dev.taskexec.effects.process.tree;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// A process and what it has started, for ending them together. Used by one thread.
///
/// It goes by parents: a process whose parent had ended before the first look is not found.
public final class ProcessTree {
  private static final int SWEEPS = 8;
  private static final int LOOK_MS = 5;

  private final Process root;
  private final Set<ProcessHandle> descendants = new LinkedHashSet<>();

  public ProcessTree(Process root) {
    this.root = root;
  }

  /// Asks all to end (SIGTERM), parents first, so that a shell does not go on to its next command.
  public void terminate() {
    look();
    root.destroy();
    descendants.forEach(ProcessHandle::destroy);
  }

  /// Ends all (SIGKILL), also what they start meanwhile, as far as it is seen. A process that may
  /// not be killed by this user goes on.
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

  /// Waits until all have ended; false when the time is over before that.
  public boolean endsWithin(Duration time) throws InterruptedException {
    var over =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
    try {
      while (isRunning()) {
        if (isDone(over)) {
          return false;
        }
      }
      return true;
    } finally {
      over.cancel(false);
    }
  }

  private static boolean isDone(CompletableFuture<Boolean> over) throws InterruptedException {
    try {
      return over.get(LOOK_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a timer does not fail", e);
    }
  }

  private boolean isRunning() {
    return root.isAlive() || descendants.stream().anyMatch(ProcessTree::isRunning);
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
