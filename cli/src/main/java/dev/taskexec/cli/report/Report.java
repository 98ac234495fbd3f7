package dev.taskexec.cli.report;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.exit.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command found.
///
/// @param command its name
/// @param file what was checked, as it was given
/// @param exit how the command ends
/// @param planFile the plan that was written or read, as messages name it
/// @param plan empty where there is an error, or where something else was checked
public record Report(
    String command,
    String file,
    ExitCode exit,
    List<Diagnostic> diagnostics,
    Optional<String> planFile,
    Optional<ExecutionPlan> plan) {

  public Report {
    diagnostics = List.copyOf(diagnostics);
  }

  /// Whether a diagnostic forbids to go on.
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /// The same for a file that could not be written.
  public Report unwritten(Diagnostic diagnostic) {
    var more = new ArrayList<>(diagnostics);
    more.add(diagnostic);
    return new Report(command, file, ExitCode.CANNOT_WRITE, more, Optional.empty(), plan);
  }
}
