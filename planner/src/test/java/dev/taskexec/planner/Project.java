package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.source.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A user's folder with a source, a plan and configuration in it, and the calls that users make.
public record Project(Path folder) {
  public static final List<String> AGENTS = List.of("noop", "shell", "effect");
  public static final String SOT =
      """
      # Release

      ### G. Execution Queue & Task Hooks

      1. **Queue A — Build**
         - Tasks: `TASK-001`, `TASK-022`
      2. **Queue B — Ship**
         - Tasks: `TASK-062`
      """;

  public Project write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public Project write(String name, byte[] bytes) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Planned compile() {
    return compile(Optional.empty());
  }

  public Planned compile(Optional<Path> config) {
    return Planner.compile(request(config, false));
  }

  public Planned compileStrictly() {
    return Planner.compile(request(Optional.empty(), true));
  }

  /// The plan of a source that must be right.
  public ExecutionPlan plan() {
    return compile().plan().orElseThrow();
  }

  /// Plans and writes `plan.json` beside the source.
  public Project planned() {
    return write("plan.json", bytes(plan()));
  }

  public Loaded load() {
    return load(Optional.empty());
  }

  public Loaded load(Optional<Path> config) {
    return Planner.load(new LoadRequest(folder.resolve("plan.json"), config, AGENTS));
  }

  public String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(ExecutionPlan plan) {
    var out = new ByteArrayOutputStream();
    try {
      Planner.write(plan, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static String text(ExecutionPlan plan) {
    return new String(bytes(plan), StandardCharsets.UTF_8);
  }

  /// What the tasks of a plan do, one line each.
  public static List<String> work(ExecutionPlan plan) {
    return plan.tasks().map(Project::work).toList();
  }

  private static String work(Task task) {
    var commands = task.work().commands().stream().map(command -> " " + command.argv()).toList();
    return task.id() + " " + task.work().agent() + String.join("", commands);
  }

  /// Diagnostics as people see them, without the remedy.
  public static List<String> lines(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Project::line).toList();
  }

  public static String line(Diagnostic diagnostic) {
    return "%s[%s] %s: %s"
        .formatted(
            diagnostic.severity().word(),
            diagnostic.code(),
            place(diagnostic.place()),
            diagnostic.message());
  }

  private static String place(Place place) {
    var name = Path.of(place.name()).getFileName();
    return place instanceof Place.InText text
        ? "%s:%d:%d".formatted(name, text.span().line(), text.span().column())
        : String.valueOf(name);
  }

  private PlanRequest request(Optional<Path> config, boolean strict) {
    return new PlanRequest(
        folder.resolve("sot.md"),
        config,
        folder,
        "2026-11-21T09:43:13.162764Z",
        "task-exec-kit 0.1.0",
        AGENTS,
        strict,
        new LinkedHashMap<>());
  }
}
