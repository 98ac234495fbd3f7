package dev.taskexec.cli.command;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.session.Session;
import dev.taskexec.kernel.permit.OwnFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kit's own files around a plan, which no task may touch.
final class KitFiles {
  private static final String CONFIG = "config";

  private KitFiles() {}

  /// @param file where the plan stands, or would stand
  /// @param config the configuration folder that was named
  static OwnFiles around(Path file, ExecutionPlan plan, Optional<Path> config, Session session) {
    var surroundings = session.surroundings();
    var here = surroundings.workingFolder();
    var place = here.resolve(file);
    var root = place.resolveSibling(plan.root());
    var files = new ArrayList<>(List.of(place));
    below(root, plan.source()).ifPresent(files::add);
    plan.madeFrom().keySet().forEach(name -> below(root, name).ifPresent(files::add));
    return new OwnFiles(
        files,
        List.of(config.map(here::resolve).orElseGet(() -> root.resolve(CONFIG))),
        KeyFolder.of(surroundings.environment()));
  }

  /// A plan file may say anything.
  private static Optional<Path> below(Path root, String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(root.resolve(name));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
