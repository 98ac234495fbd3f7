package dev.taskexec.kernel.run;

import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.Mailbox;
import dev.taskexec.kernel.attempt.Message;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where others leave messages for the run loop. Safe for use by several threads, with one private
/// lock.
///
/// Leaving one never waits for the loop, and takes no memory beyond the message as long as no more
/// of them lie here than was said: a worker can report even when there is none left.
public final class Inbox implements Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Queue<Message> messages;
  private final LongSupplier nanos;

  /// @param usual how many messages there is room for from the beginning, from 0
  /// @param nanos a clock that only goes forward
  public Inbox(int usual, LongSupplier nanos) {
    this.messages = new ArrayDeque<>(usual);
    this.nanos = nanos;
  }

  public void ended(AttemptEnd end) {
    post(new Message.Ended(end));
  }

  /// Leaves a wish to stop.
  public void stop(String reason) {
    post(new Message.StopRequest(reason));
  }

  public void post(Message message) {
    lock.lock();
    try {
      messages.add(message);
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable Message poll() {
    lock.lock();
    try {
      return messages.poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable Message await(long deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (messages.isEmpty()) {
        if (deadline == Long.MAX_VALUE) {
          arrived.await();
        } else if (arrived.awaitNanos(deadline - nanos.getAsLong()) <= 0) {
          break;
        }
      }
      return messages.poll();
    } finally {
      lock.unlock();
    }
  }
}
