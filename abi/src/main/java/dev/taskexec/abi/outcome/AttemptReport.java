package dev.taskexec.abi.outcome;

import dev.taskexec.abi.budget.Usage;
import java.util.List;
import java.util.Optional;

/// What an agent hands back for one attempt at a task.
///
/// @param commands one for each command that was tried, in order
/// @param evidence a file that the agent wrote instead of commands' logs
/// @param usage what the attempt's effects spent
public record AttemptReport(
    Outcome outcome, List<CommandReport> commands, Optional<LogFile> evidence, Usage usage) {

  public AttemptReport {
    commands = List.copyOf(commands);
  }

  /// A report without commands and evidence.
  public static AttemptReport of(Outcome outcome) {
    return new AttemptReport(outcome, List.of(), Optional.empty(), Usage.NONE);
  }
}
