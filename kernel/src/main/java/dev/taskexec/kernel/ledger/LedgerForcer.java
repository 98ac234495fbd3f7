package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.evidence.EvidenceException;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Forces a ledger on a thread of its own: a daemon, so that a disk that never answers cannot keep
/// the kit alive. Safe for use by several threads.
///
/// It is a platform thread because it does nothing but wait for the disk, which would hold a
/// carrier of virtual threads each time.
public final class LedgerForcer implements Forcer, AutoCloseable {
  private final Object lock = new Object();
  private final Ledger ledger;
  private final LongConsumer forced;
  private final Consumer<EvidenceException> failed;
  private final Thread thread;
  private boolean wanted;
  private boolean closing;

  private LedgerForcer(Ledger ledger, LongConsumer forced, Consumer<EvidenceException> failed) {
    this.ledger = ledger;
    this.forced = forced;
    this.failed = failed;
    this.thread = Thread.ofPlatform().daemon().name("ledger-forcer").unstarted(this::work);
  }

  /// Both are called on the forcer's thread, and MUST NOT block or throw.
  ///
  /// @param forced gets the number of the last record that is durable; -1 for none
  /// @param failed gets why the ledger cannot be made durable
  public static LedgerForcer start(
      Ledger ledger, LongConsumer forced, Consumer<EvidenceException> failed) {
    var forcer = new LedgerForcer(ledger, forced, failed);
    forcer.thread.start();
    return forcer;
  }

  @Override
  public void force() {
    synchronized (lock) {
      wanted = true;
      lock.notifyAll();
    }
  }

  /// Answers what was asked for, and waits until the thread has ended.
  @Override
  public void close() {
    synchronized (lock) {
      closing = true;
      lock.notifyAll();
    }
    var interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        // The ledger is closed next, and must not be while it is being forced.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    while (awaitWish()) {
      try {
        forced.accept(ledger.force());
      } catch (EvidenceException e) {
        failed.accept(e);
      } catch (RuntimeException | OutOfMemoryError bug) {
        // Whoever waits for an answer must get one.
        failed.accept(new EvidenceException(ledger.shown(), new IOException(bug.toString(), bug)));
      }
    }
  }

  /// @return whether there is something to do
  private boolean awaitWish() {
    synchronized (lock) {
      while (!wanted && !closing) {
        try {
          lock.wait();
        } catch (InterruptedException _) {
          // Nobody else has this thread, so nobody means anything by it.
        }
      }
      var wish = wanted;
      wanted = false;
      return wish;
    }
  }
}
