package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Diagnostics;
import java.util.function.Consumer;

/// Reads the task list of one format.
@FunctionalInterface
interface ListReader {
  /// Hands over the list, whose spots take findings as long as `use` runs; does not where the file
  /// is not of the format, which is then an error.
  void read(ImportFile file, Diagnostics diagnostics, Consumer<TaskList> use);
}
