package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.List;
import java.util.Optional;

/// What came of loading a plan.
///
/// @param plan as it will run; only where no diagnostic is an error
/// @param bytes of the file, as they were read; not to be changed; none where it cannot be read
/// @param diagnostics by place
@SuppressWarnings(
    "ArrayRecordComponent") // as large as the file: copied on its way it would be held twice
public record Loaded(Optional<ExecutionPlan> plan, byte[] bytes, List<Diagnostic> diagnostics) {

  public Loaded {
    diagnostics = List.copyOf(diagnostics);
  }
}
