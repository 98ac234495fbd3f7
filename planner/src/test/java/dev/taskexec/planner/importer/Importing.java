package dev.taskexec.planner.importer;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.ImportKind;
import dev.taskexec.planner.Imported;
import dev.taskexec.planner.Importer;
import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Imports texts, and plans what comes of them.
record Importing(Project project) {

  static Importing in(Path folder) {
    return new Importing(new Project(folder));
  }

  Imported read(ImportKind kind, String text) {
    var name = "tasks." + kind.word();
    project.write(name, text);
    return Importer.read(kind, project.folder().resolve(name));
  }

  /// What is said of a file, without the remedies.
  List<String> said(ImportKind kind, String text) {
    return Project.lines(read(kind, text).diagnostics());
  }

  /// The plan of what comes of a file; it has no warnings.
  ExecutionPlan plan(ImportKind kind, String text) {
    var planned = planned(read(kind, text));
    if (!planned.diagnostics().isEmpty()) {
      throw new AssertionError(Project.lines(planned.diagnostics()));
    }
    return planned.plan().orElseThrow();
  }

  Planned planned(Imported imported) {
    return project.write("sot.md", imported.sot().orElseThrow()).compileStrictly();
  }

  /// Queues and tasks, a line each.
  List<String> lines(ImportKind kind, String text) {
    return plan(kind, text).queues().stream()
        .flatMap(
            queue ->
                Stream.concat(Stream.of(line(queue)), queue.tasks().stream().map(Importing::line)))
        .toList();
  }

  private static String line(Queue queue) {
    return queue.name() + " " + queue.order().word() + needs(queue.needs());
  }

  private static String line(Task task) {
    return "%s%s %s%s%s"
        .formatted(
            task.done() ? "x " : "",
            task.id(),
            task.title(),
            needs(task.dependencies().needs()),
            task.tags().isEmpty() ? "" : " " + task.tags());
  }

  private static String needs(List<Need> needs) {
    return needs.isEmpty()
        ? ""
        : needs.stream()
            .map(
                need ->
                    switch (need) {
                      case Need.OfTask(var task, _) -> task.value();
                      case Need.OfQueue(var queue, _) -> queue;
                    })
            .collect(Collectors.joining(", ", " <- ", ""));
  }
}
