package dev.taskexec.abi.plan;

import java.util.List;

/// How often a failed task is tried again, and how long it waits before that.
///
/// @param attempts how often it may run in all, the first time counted; from 1
/// @param backoffMs the first wait in milliseconds, from 0; it doubles up to `maxBackoffMs`
/// @param maxBackoffMs the longest wait in milliseconds, not below `backoffMs`
/// @param onExit the exit codes, 0 to 255, that are worth another try; empty means every failure
public record Retry(int attempts, long backoffMs, long maxBackoffMs, List<Integer> onExit) {

  public Retry {
    if (attempts < 1 || backoffMs < 0 || maxBackoffMs < backoffMs) {
      throw new IllegalArgumentException(
          "not a retry: %d attempts, backoff %d to %d ms"
              .formatted(attempts, backoffMs, maxBackoffMs));
    }
    onExit = List.copyOf(onExit);
  }
}
