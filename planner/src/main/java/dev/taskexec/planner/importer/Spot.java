package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;

/// A place in the file that is imported, to which findings can be put.
@FunctionalInterface
interface Spot {
  /// @param message what was found; one line
  /// @param help the remedy; one line
  void report(Code code, String message, String help);
}
