package dev.taskexec.planner.plan;

import java.io.IOException;
import java.nio.file.Path;

/// Paths as they are written into a plan: relative to a folder, with slashes on every system.
final class PortablePath {

  private PortablePath() {}

  /// The way from a folder to a file or folder: `.` where they are the same, an absolute path where
  /// there is no way (another drive).
  static String relative(Path folder, Path to) {
    var from = real(folder.toAbsolutePath().normalize());
    var target = real(to.toAbsolutePath().normalize());
    if (from.equals(target)) {
      return ".";
    }
    var sameRoot = from.getRoot() != null && from.getRoot().equals(target.getRoot());
    return withSlashes(sameRoot ? from.relativize(target) : target);
  }

  /// The path with its links resolved as far as it exists: `..` of a linked folder leads elsewhere.
  private static Path real(Path path) {
    for (var known = path; known != null; known = known.getParent()) {
      try {
        return known.toRealPath().resolve(known.relativize(path));
      } catch (IOException _) {
        // Not there yet; its folder may be.
      }
    }
    return path;
  }

  private static String withSlashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
