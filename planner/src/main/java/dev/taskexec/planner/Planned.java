package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.List;
import java.util.Optional;

/// What came of planning.
///
/// @param plan only where no diagnostic is an error
/// @param diagnostics by place
public record Planned(Optional<ExecutionPlan> plan, List<Diagnostic> diagnostics) {

  public Planned {
    diagnostics = List.copyOf(diagnostics);
  }
}
