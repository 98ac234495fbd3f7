package dev.taskexec.abi.plan;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.permit.PermitRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The terms under which a task runs: what it may touch and spend, and what happens when it fails.
///
/// @param confined whether it can do what its permits say and nothing else
/// @param timeoutMs the bound on one attempt in milliseconds, from 1
/// @param idempotent whether it may simply be run again when it is in doubt
public record Terms(
    boolean confined,
    List<PermitRule> permits,
    Budget budget,
    Optional<Retry> retry,
    OptionalLong timeoutMs,
    boolean idempotent) {
  /// What a task of a file without front matter gets.
  public static final Terms UNCONFINED =
      new Terms(false, List.of(), Budget.NONE, Optional.empty(), OptionalLong.empty(), false);

  public Terms {
    permits = List.copyOf(permits);
    if (timeoutMs.isPresent() && timeoutMs.getAsLong() < 1) {
      throw new IllegalArgumentException("a timeout of " + timeoutMs.getAsLong() + " ms");
    }
  }

  /// The same terms for a task that may do whatever the user may.
  public Terms unconfined() {
    return new Terms(false, List.of(), budget, retry, timeoutMs, idempotent);
  }
}
