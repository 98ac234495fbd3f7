package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// Makes a source of truth of a file with tasks in another format.
public final class TaskListImport {
  private TaskListImport() {}

  /// The `tasks.md` of GitHub's spec-kit as a source of truth; empty where there is an error.
  public static Optional<String> specKit(Path path, Diagnostics diagnostics) {
    return read(path, "spec-kit", SpecKitReader::read, diagnostics);
  }

  /// The `tasks.json` of task-master as a source of truth; empty where there is an error.
  public static Optional<String> taskMaster(Path path, Diagnostics diagnostics) {
    return read(path, "task-master", TaskMasterReader::read, diagnostics);
  }

  /// Comma-separated values as a source of truth; empty where there is an error.
  public static Optional<String> csv(Path path, Diagnostics diagnostics) {
    return read(path, "CSV", CsvReader::read, diagnostics);
  }

  private static Optional<String> read(
      Path path, String format, ListReader reader, Diagnostics diagnostics) {
    var file = ImportFile.of(path);
    var name = path.getFileName();
    var from = "%s (%s)".formatted(name == null ? path : name, format);
    var texts = new ArrayList<String>();
    reader.read(
        file,
        diagnostics,
        list -> {
          if (list.groups().stream().anyMatch(group -> !group.entries().isEmpty())) {
            texts.add(Assembly.text(list, from));
          } else {
            reportEmpty(file, format, diagnostics);
          }
        });
    return diagnostics.hasErrors() ? Optional.empty() : texts.stream().findFirst();
  }

  private static void reportEmpty(ImportFile file, String format, Diagnostics diagnostics) {
    diagnostics.add(
        Code.IMP002,
        new Place.OfFile(file.name()),
        "there is no task in it that %s could have written".formatted(format),
        "look whether it is the right file, and `--from` the right format");
  }
}
