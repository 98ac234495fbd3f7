package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.importer.TaskListImport;
import dev.taskexec.planner.source.TurnedText;
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
    var straight = sot.map(TurnedText::without);
    if (!straight.equals(sot)) {
      diagnostics.add(
          Code.IMP003,
          new Place.OfFile(file.toString()),
          "characters that turn the writing direction are left out",
          "nothing is to be done; letters of right-to-left scripts need none");
    }
    return new Imported(straight, diagnostics.sorted());
  }
}
