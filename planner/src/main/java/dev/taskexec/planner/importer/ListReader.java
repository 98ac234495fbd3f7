package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Diagnostics;
import java.util.Optional;

/// Reads the task list of one format.
@FunctionalInterface
interface ListReader {
  /// The list; empty where the file is not of the format, which is then an error.
  Optional<TaskList> read(ImportFile file, Diagnostics diagnostics);
}
