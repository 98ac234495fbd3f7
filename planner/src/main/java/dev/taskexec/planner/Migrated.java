package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What came of migrating a folder.
///
/// @param files of the new folder, by their path in it with slashes; none where a diagnostic is an
///   error
/// @param diagnostics by place
public record Migrated(SequencedMap<String, byte[]> files, List<Diagnostic> diagnostics) {

  public Migrated {
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
    diagnostics = List.copyOf(diagnostics);
  }
}
