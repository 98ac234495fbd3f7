package dev.taskexec.planner.plan;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.check.PermitSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files around a plan that its permits must leave alone.
///
/// @param file where the plan stands, or would stand
/// @param config the configuration folder that was asked for
/// @param keys the folder of the kit's keys
public record AroundPlan(
    Path file, ExecutionPlan plan, Optional<Path> config, Optional<Path> keys) {
  private static final String RUNS = "runs";
  private static final String CONFIG = "config";
  private static final int MOST_FOLDERS = 200;

  public PermitSurroundings surroundings() {
    var root = file.resolveSibling("").resolve(plan.root());
    var own = new ArrayList<String>();
    own.add(PortablePath.relative(root, file));
    own.add(PortablePath.relative(root, file.resolveSibling(RUNS)));
    if (isPath(plan.source())) {
      own.add(plan.source());
    }
    own.add(config.map(named -> PortablePath.relative(root, named)).orElse(CONFIG));
    return new PermitSurroundings(
        own.stream().distinct().toList(), folders(root, own), Optional.of(real(root)), keys.map(AroundPlan::real));
  }

  /// A plan file may say anything.
  private static boolean isPath(String text) {
    try {
      return !Path.of(text).toString().isEmpty();
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// What a narrower permit could name, as far as it can be listed.
  private static List<String> folders(Path root, List<String> own) {
    try (var listed = Files.list(root)) {
      return listed
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> !name.startsWith(".") && !own.contains(name))
          .sorted()
          .limit(MOST_FOLDERS)
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
