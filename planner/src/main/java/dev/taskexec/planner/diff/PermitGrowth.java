package dev.taskexec.planner.diff;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Instance;
import java.util.List;

/// What a task may do that it might not before.
///
/// @param queue the full name of its queue in the new plan
/// @param cause how it came to that
/// @param rules what it may do now
/// @param gone denials that no longer hold
public record PermitGrowth(
    Instance task, String queue, Cause cause, List<PermitRule> rules, List<PermitRule> gone) {

  /// How a task comes to more permits.
  public enum Cause {
    /// The task is new, and may do what its rules say.
    ADDED("added"),
    /// The task is new and unconfined: it may do everything.
    ADDED_UNCONFINED("added_unconfined"),
    /// The task was confined and is not any more.
    UNCONFINED("unconfined"),
    /// The rules are wider.
    WIDER("wider");

    private final String word;

    Cause(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public PermitGrowth {
    rules = List.copyOf(rules);
    gone = List.copyOf(gone);
  }
}
