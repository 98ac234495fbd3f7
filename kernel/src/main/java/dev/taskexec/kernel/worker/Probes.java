package dev.taskexec.kernel.worker;

import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.artifact.ArtifactStore;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.artifact.Freshness.Stale;
import dev.taskexec.kernel.attempt.Message.Probed;
import dev.taskexec.kernel.attempt.Prober;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks at tasks' files on a few virtual threads, in the order in which it is asked. Safe for use
/// by several threads.
///
/// Whatever happens while it looks, the task counts as one that needs to run: only what was seen
/// with certainty lets it be skipped.
public final class Probes implements Prober, AutoCloseable {
  private static final int LONGEST_REASON = 300;

  private final ArtifactStore store;
  private final int most;
  private final Consumer<Probed> report;
  private final Object lock = new Object();
  private final Queue<PlannedTask> waiting = new ArrayDeque<>();
  private final Set<Thread> threads = new HashSet<>();
  private boolean closed;

  /// @param most how many tasks are looked at at once, from 1
  /// @param report takes what was found, from several threads; MUST NOT block
  public Probes(ArtifactStore store, int most, Consumer<Probed> report) {
    this.store = store;
    this.most = most;
    this.report = report;
  }

  @Override
  public void probe(PlannedTask task) {
    synchronized (lock) {
      if (!closed) {
        waiting.add(task);
        if (threads.size() == most || begin() || !threads.isEmpty()) {
          return;
        }
        waiting.remove(task);
      }
    }
    report.accept(new Probed(task.index(), new Stale("nobody could look at its files")));
  }

  /// Ends what goes on; what was not looked at yet needs to run.
  @Override
  public void close() {
    Queue<PlannedTask> left;
    synchronized (lock) {
      closed = true;
      left = new ArrayDeque<>(waiting);
      waiting.clear();
      threads.forEach(Thread::interrupt);
    }
    left.forEach(task -> report.accept(new Probed(task.index(), new Stale("the run ends"))));
  }

  private boolean begin() {
    var thread = Thread.ofVirtual().name("probe").unstarted(this::work);
    threads.add(thread);
    try {
      thread.start();
      return true;
    } catch (OutOfMemoryError _) {
      threads.remove(thread);
      return false;
    }
  }

  private void work() {
    for (var task = next(); task != null; task = next()) {
      Freshness found = new Stale("looking at its files failed");
      try {
        found = looked(task);
      } catch (Throwable _) {
        // There is no memory to say more.
      } finally {
        report.accept(new Probed(task.index(), found));
      }
    }
  }

  private @Nullable PlannedTask next() {
    synchronized (lock) {
      var task = waiting.poll();
      if (task == null) {
        threads.remove(Thread.currentThread());
      }
      return task;
    }
  }

  private Freshness looked(PlannedTask task) {
    try {
      return store.freshness(task);
    } catch (InterruptedException _) {
      return new Stale("the run ends");
    } catch (RuntimeException | StackOverflowError bug) {
      return new Stale(OneLine.of("looking at its files failed: " + bug, LONGEST_REASON));
    }
  }
}
