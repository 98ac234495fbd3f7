package dev.taskexec.abi.plan;

/// How many tasks of a queue may start in a stretch of time.
///
/// @param count from 1
/// @param perMs the stretch in milliseconds, from 1
public record Rate(long count, long perMs) {

  public Rate {
    if (count < 1 || perMs < 1) {
      throw new IllegalArgumentException("not a rate: %d per %d ms".formatted(count, perMs));
    }
  }
}
