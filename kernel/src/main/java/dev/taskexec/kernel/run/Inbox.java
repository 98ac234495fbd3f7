package dev.taskexec.kernel.run;

import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.Message;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where others leave messages for the run loop. Safe for use by several threads.
///
/// Leaving one never blocks, and takes no memory beyond the message: a worker can report even when
/// there is none left.
public final class Inbox {
  private static final int STOPS = 2;

  private final BlockingQueue<Message> messages;

  /// @param attempts how many run at once; each leaves one message
  public Inbox(int attempts) {
    this.messages = new ArrayBlockingQueue<>(Math.addExact(attempts, STOPS));
  }

  public void ended(AttemptEnd end) {
    messages.add(new Message.Ended(end));
  }

  /// Leaves a wish to stop; those after the second may be lost.
  public void stop(String reason) {
    messages.offer(new Message.StopRequest(reason));
  }

  /// The next message; null if there is none yet.
  @Nullable Message poll() {
    return messages.poll();
  }

  /// Waits for the next message.
  Message take() throws InterruptedException {
    return messages.take();
  }

  /// Waits for the next message; null if none came in time.
  @Nullable Message poll(long nanos) throws InterruptedException {
    return messages.poll(nanos, TimeUnit.NANOSECONDS);
  }
}
