package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Place;
import java.nio.file.Path;
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
    var list = reader.read(file, diagnostics);
    if (list.isEmpty() || diagnostics.hasErrors()) {
      return Optional.empty();
    }
    if (list.get().groups().stream().allMatch(group -> group.entries().isEmpty())) {
      diagnostics.add(
          Code.IMP002,
          new Place.OfFile(file.name()),
          "there is no task in it that %s could have written".formatted(format),
          "look whether it is the right file, and `--from` the right format");
      return Optional.empty();
    }
    var name = path.getFileName();
    var text = Assembly.text(list.get(), "%s (%s)".formatted(name == null ? path : name, format));
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(text);
  }
}
