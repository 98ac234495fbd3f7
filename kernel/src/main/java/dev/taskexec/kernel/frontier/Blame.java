package dev.taskexec.kernel.frontier;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.task.PlannedTask;
import org.jspecify.annotations.Nullable;

/// Why something does not meet the needs that others have of it.
///
/// However long the way to it, what failed first is named and nothing between: a reason has the
/// same length at the end of a chain as at its beginning.
///
/// @param reason why those that need it are skipped, as in: needs `TASK-001`, which ended with
///   error
/// @param clause the same as a sentence of its own: `TASK-001` ended with error
/// @param root the sentence about what failed first
record Blame(String reason, String clause, String root) {

  /// @param outcome one that is not good
  /// @param why what the task was skipped for, if it was
  static Blame of(PlannedTask task, Outcome outcome, @Nullable Blame why) {
    var name = "`" + task.instance() + "`";
    var how = how(outcome, why);
    var clause = name + " " + how;
    return new Blame("needs " + name + ", which " + how, clause, why == null ? clause : why.root());
  }

  /// What it means to those that need the queue in which it happened.
  Blame in(String queue) {
    return new Blame(
        "needs the queue %s, in which %s".formatted(OneLine.of(queue), clause), clause, root);
  }

  /// What it means to those that need a queue without tasks of its own, of which a need failed.
  Blame behind(String queue) {
    var clause = "the queue %s could not start because %s".formatted(OneLine.of(queue), root);
    return new Blame(
        "needs the queue %s, which could not start because %s".formatted(OneLine.of(queue), root),
        clause,
        root);
  }

  private static String how(Outcome outcome, @Nullable Blame why) {
    return switch (outcome) {
      case Outcome.Skipped _ -> "was skipped" + (why == null ? "" : " because " + why.root());
      case Outcome.Cancelled _ -> "was cancelled";
      case Outcome.InDoubt _ -> "is in doubt";
      case Outcome.Ok _,
          Outcome.Noop _,
          Outcome.Error _,
          Outcome.Timeout _,
          Outcome.Denied _,
          Outcome.Exhausted _ ->
          "ended with " + outcome.word();
    };
  }
}
