package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/// What came of importing a task list.
///
/// @param sot the text of a source of truth; only where no diagnostic is an error
/// @param diagnostics by place in the imported file
public record Imported(Optional<String> sot, List<Diagnostic> diagnostics) {

  public Imported {
    diagnostics = List.copyOf(diagnostics);
  }
}
