package dev.taskexec.kernel.resume;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Why;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/// An outcome as its word, and the words behind it, tell it.
final class OutcomeText {
  private static final Pattern TIMEOUT = Pattern.compile("longer than (\\d{1,18}) ms(?:; (.*))?");

  private OutcomeText() {}

  /// @param why the word for why it was skipped
  /// @throws IllegalArgumentException if there is no such outcome
  static Outcome of(String word, String why, String reason) {
    return switch (word) {
      case "ok" -> new Outcome.Ok();
      case "noop" -> new Outcome.Noop();
      case "error" -> new Outcome.Error(reason);
      case "timeout" -> timeout(reason);
      case "denied" -> new Outcome.Denied(reason);
      case "exhausted" -> new Outcome.Exhausted(reason);
      case "skipped" -> new Outcome.Skipped(why(why), reason);
      case "cancelled" -> new Outcome.Cancelled(reason);
      case "in_doubt" -> new Outcome.InDoubt(reason);
      default -> throw new IllegalArgumentException("no outcome: " + word);
    };
  }

  private static Outcome timeout(String reason) {
    var parts = TIMEOUT.matcher(reason);
    if (!parts.matches()) {
      return new Outcome.Timeout(Duration.ZERO, reason);
    }
    var remark = parts.group(2);
    return new Outcome.Timeout(
        Duration.ofMillis(Long.parseLong(parts.group(1))), remark == null ? "" : remark);
  }

  private static Why why(String word) {
    return Arrays.stream(Why.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reason to skip: " + word));
  }
}
