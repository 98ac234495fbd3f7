package dev.taskexec.planner.check;

import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files around a plan that permits are checked against.
///
/// @param own the kit's own files and folders (the run folders, the plan, the SoT, the
///   configuration), relative to the root, with slashes; `..` may lead out of it
/// @param folders folders below the root that a message may propose, relative to it, in order
/// @param root where relative paths start, links resolved; empty compares relative paths only with
///   relative ones
/// @param keys the folder of the kit's keys, absolute, links resolved
public record PermitSurroundings(
    List<String> own, List<String> folders, Optional<Path> root, Optional<Path> keys) {

  public PermitSurroundings {
    own = List.copyOf(own);
    folders = List.copyOf(folders);
  }

  /// The rule, absolute where the root is known.
  PermitRule placed(PermitRule rule) {
    return root.map(folder -> rule.at(text(folder))).orElse(rule);
  }

  /// A path and what may be below it, absolute where the root is known; empty where that cannot be
  /// said.
  Optional<Folder> place(String path) {
    if (root.isPresent()) {
      return Optional.of(new Folder(text(root.get().resolve(path))));
    }
    var normal = Path.of(path).normalize();
    return normal.startsWith("..") ? Optional.empty() : Optional.of(new Folder(slashes(normal)));
  }

  Optional<Folder> keyFolder() {
    return keys.map(folder -> new Folder(text(folder)));
  }

  private static String text(Path path) {
    return slashes(path.toAbsolutePath().normalize());
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
