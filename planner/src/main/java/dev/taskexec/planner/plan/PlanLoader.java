package dev.taskexec.planner.plan;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.check.PlanChecks;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.Configuration;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.source.FileBytes;
import java.nio.file.Path;
import java.util.Optional;

/// Loads a plan file as it will run. The file is not trusted.
public final class PlanLoader {

  private PlanLoader() {}

  /// The bytes of the file; empty where it cannot be read, which is then a diagnostic.
  public static Optional<byte[]> bytes(Path path, Diagnostics diagnostics) {
    return switch (FileBytes.read(path)) {
      case FileBytes.Read(var bytes) -> Optional.of(bytes);
      case FileBytes.Missing() ->
          unreadable(
              Code.PLN001,
              path,
              "the plan `%s` does not exist".formatted(path),
              "give the path of a plan.json, or write one with `plan`",
              diagnostics);
      case FileBytes.NotAFile(var kind) ->
          unreadable(
              Code.PLN002,
              path,
              "`%s` is a %s, not a plan file".formatted(path, kind),
              "give the path of a plan.json, for example `%s`".formatted(path.resolve("plan.json")),
              diagnostics);
      case FileBytes.Unreadable(var reason) ->
          unreadable(
              Code.PLN002,
              path,
              "the plan `%s` cannot be read: %s".formatted(path, reason),
              "make it a file that can be read",
              diagnostics);
    };
  }

  /// The plan of a file.
  ///
  /// @param named the configuration folder that was asked for
  /// @param keys the folder of the kit's keys
  public static Optional<ExecutionPlan> load(
      Path path,
      byte[] bytes,
      Optional<Path> named,
      Optional<Path> keys,
      AgentNames agents,
      Diagnostics diagnostics) {
    var file = new JsonFile(path.toString(), bytes);
    var plan = PlanReader.read(file, agents, diagnostics);
    var configuration = Configuration.find(named, path, diagnostics);
    var hooks = new RunHooks(configuration, named.isPresent(), agents, diagnostics);
    var applied = plan.map(hooks::apply);
    applied.ifPresent(found -> check(found, path, file, named, keys, diagnostics));
    return applied.filter(_ -> !diagnostics.hasErrors());
  }

  private static void check(
      ExecutionPlan plan,
      Path path,
      JsonFile file,
      Optional<Path> named,
      Optional<Path> keys,
      Diagnostics diagnostics) {
    PlanChecks.check(
        plan,
        () -> new AroundPlan(path, plan, named, keys).surroundings(),
        new JsonPlaces(file),
        diagnostics);
  }

  private static Optional<byte[]> unreadable(
      Code code, Path path, String message, String help, Diagnostics diagnostics) {
    diagnostics.add(code, new Place.OfFile(path.toString()), message, help);
    return Optional.empty();
  }
}
