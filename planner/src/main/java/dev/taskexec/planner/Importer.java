package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.planner.importer.TaskListImport;
import java.nio.file.Path;

/// Makes sources of truth of task lists in other formats. It reads one file and writes nothing.
public final class Importer {
  private Importer() {}

  /// @param file messages name it as it is given here
  public static Imported read(ImportKind kind, Path file) {
    var diagnostics = new Diagnostics();
    var sot =
        switch (kind) {
          case SPEC_KIT -> TaskListImport.specKit(file, diagnostics);
          case TASK_MASTER -> TaskListImport.taskMaster(file, diagnostics);
          case CSV -> TaskListImport.csv(file, diagnostics);
        };
    return new Imported(sot, diagnostics.sorted());
  }
}
