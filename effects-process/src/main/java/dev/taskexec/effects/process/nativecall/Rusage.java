package dev.taskexec.effects.process.nativecall;

import java.nio.ByteBuffer;

/// What a process and those of its children that it waited for have used, counted by the operating
/// system; getrusage(2).
///
/// @param userMicros CPU time in programs, in microseconds
/// @param systemMicros CPU time in the kernel, in microseconds
public record Rusage(long userMicros, long systemMicros) {
  static final long BYTES = 144;

  private static final long MICROS = 1_000_000;

  public Rusage {
    if (userMicros < 0 || systemMicros < 0) {
      throw new IllegalArgumentException("a use of %d, %d".formatted(userMicros, systemMicros));
    }
  }

  /// Reads a `struct rusage`, which begins with two `struct timeval`.
  static Rusage read(ByteBuffer at) {
    return new Rusage(micros(at, 0), micros(at, 16));
  }

  private static long micros(ByteBuffer at, int offset) {
    return at.getLong(offset) * MICROS + at.getLong(offset + Long.BYTES);
  }

  /// User and system time together, in milliseconds, rounded.
  public long cpuMs() {
    return (userMicros + systemMicros + 500) / 1000;
  }
}
