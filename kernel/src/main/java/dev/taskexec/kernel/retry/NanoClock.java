package dev.taskexec.kernel.retry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/// The clock that only goes forward, in the form in which Resilience4j asks for one: it begins in
/// 1970.
final class NanoClock extends Clock {
  private final LongSupplier nanos;
  private final long begin;

  NanoClock(LongSupplier nanos) {
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  long sinceBegin() {
    return nanos.getAsLong() - begin;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(sinceBegin());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /// Only instants are asked of it.
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
