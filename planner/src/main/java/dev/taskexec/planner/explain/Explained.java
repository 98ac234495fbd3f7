package dev.taskexec.planner.explain;

import dev.taskexec.abi.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/// What came of the question about a task.
///
/// @param explanation only where no diagnostic is an error
/// @param diagnostics by place
public record Explained(Optional<Explanation> explanation, List<Diagnostic> diagnostics) {

  public Explained {
    diagnostics = List.copyOf(diagnostics);
  }
}
