package dev.taskexec.kernel.simulation;

import dev.taskexec.kernel.attempt.Mailbox;
import dev.taskexec.kernel.attempt.Message;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The loop's mailbox on the virtual clock: waiting is what lets time go on.
final class SimulatedInbox implements Mailbox {
  private final Queue<Message> messages = new ArrayDeque<>();
  private final VirtualTime time;
  private final Death death;
  private final Monitor monitor;
  private final BooleanSupplier forcing;

  /// @param forcing whether the ledger is being made durable, so that a slot may be free for a
  ///   moment
  SimulatedInbox(VirtualTime time, Death death, Monitor monitor, BooleanSupplier forcing) {
    this.time = time;
    this.death = death;
    this.monitor = monitor;
    this.forcing = forcing;
  }

  void add(Message message) {
    messages.add(message);
  }

  @Override
  public @Nullable Message poll() {
    death.check();
    return messages.poll();
  }

  @Override
  public @Nullable Message await(long deadline) {
    death.step();
    while (messages.isEmpty()) {
      if (!time.isDue() && !forcing.getAsBoolean() && deadline > time.getAsLong()) {
        monitor.idles();
      }
      if (!time.goOn(deadline)) {
        return null;
      }
    }
    return messages.poll();
  }
}
