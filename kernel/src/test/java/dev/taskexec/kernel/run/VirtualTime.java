package dev.taskexec.kernel.run;

import dev.taskexec.kernel.attempt.Mailbox;
import dev.taskexec.kernel.attempt.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A clock that goes on only while somebody waits, and the mailbox at which that is done. What
/// happens at a moment is a message that comes into being then.
final class VirtualTime implements Mailbox, InstantSource, LongSupplier {
  static final long NANOS_PER_MS = 1_000_000;
  private static final Instant BEGAN = Instant.parse("2026-11-21T09:43:13.162Z");
  private static final long ORIGIN = 1_000_000_000_000L;

  private final Queue<Moment> moments =
      new PriorityQueue<>(Comparator.comparingLong(Moment::at).thenComparingLong(Moment::number));
  private long now = ORIGIN;
  private long next;

  private record Moment(long at, long number, Supplier<Message> message) {}

  /// Milliseconds since the beginning.
  long ms() {
    return (now - ORIGIN) / NANOS_PER_MS;
  }

  /// Lets a message arrive after a while.
  ///
  /// @return takes it back if it has not arrived
  Runnable in(long ms, Supplier<Message> message) {
    var moment = new Moment(now + ms * NANOS_PER_MS, next++, message);
    moments.add(moment);
    return () -> moments.remove(moment);
  }

  @Override
  public Instant instant() {
    return BEGAN.plusNanos(now - ORIGIN);
  }

  @Override
  public long getAsLong() {
    return now;
  }

  @Override
  public @Nullable Message poll() {
    var first = moments.peek();
    return first == null || first.at() > now ? null : moments.remove().message().get();
  }

  @Override
  public @Nullable Message await(long deadline) {
    var first = moments.peek();
    if (first != null && first.at() <= Math.max(now, deadline)) {
      now = Math.max(now, first.at());
      return moments.remove().message().get();
    }
    if (deadline == Long.MAX_VALUE) {
      throw new AssertionError("waits for ever, at " + ms() + " ms");
    }
    now = Math.max(now, deadline);
    return null;
  }
}
