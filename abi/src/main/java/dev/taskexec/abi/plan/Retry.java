package dev.taskexec.abi.plan;

import java.util.List;

/// How often a failed task is tried again, and how long it waits before that.
///
/// @param attempts how often it may run in all, the first time counted; from 1
/// @param backoffMs the first wait in milliseconds, from 0; it doubles up to `maxBackoffMs`
/// @param maxBackoffMs the longest wait in milliseconds, not below `backoffMs`
/// @param onExit the exit codes, 0 to 255, that are worth another try
/// @param onOutcome the outcomes that are worth another try, beside `onExit`; where both are empty,
///   every error and timeout is
public record Retry(
    int attempts,
    long backoffMs,
    long maxBackoffMs,
    List<Integer> onExit,
    List<Occasion> onOutcome) {

  public Retry {
    if (attempts < 1 || backoffMs < 0 || maxBackoffMs < backoffMs) {
      throw new IllegalArgumentException(
          "not a retry: %d attempts, backoff %d to %d ms"
              .formatted(attempts, backoffMs, maxBackoffMs));
    }
    onExit = List.copyOf(onExit);
    onOutcome = List.copyOf(onOutcome);
  }

  /// A retry that names no outcomes.
  public Retry(int attempts, long backoffMs, long maxBackoffMs, List<Integer> onExit) {
    this(attempts, backoffMs, maxBackoffMs, onExit, List.of());
  }

  /// An outcome that may be worth another try.
  public enum Occasion {
    ERROR("error"),
    TIMEOUT("timeout"),
    EXHAUSTED("exhausted");

    private final String word;

    Occasion(String word) {
      this.word = word;
    }

    /// The outcome's word, in plans and in results.
    public String word() {
      return word;
    }
  }
}
