package dev.taskexec.kernel.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Where a run happens, as far as its permits are about it. All paths are absolute, with links
/// resolved where that is possible.
///
/// @param root from which relative paths of permits start
/// @param runs the parent of the runs' folders
/// @param scratch the folder of the attempts' private folders
/// @param kept the kit's own files and folders beside those: what may be read, and written by no
///   task
/// @param keys what may not even be read
/// @param programs the folders of `PATH`, in order
public record Setting(
    Path root, Path runs, Path scratch, List<Path> kept, List<Path> keys, List<Path> programs) {
  /// A folder outside of the root with fewer names is too much to permit: `/usr`, `/home/me`.
  private static final int FEWEST_NAMES_TO_READ = 3;

  private static final int FEWEST_NAMES_TO_WRITE = 2;

  public Setting {
    root = real(root);
    runs = real(runs);
    scratch = real(scratch);
    kept = kept.stream().map(Setting::real).toList();
    keys = keys.stream().map(Setting::real).toList();
    programs = programs.stream().filter(Path::isAbsolute).map(Path::normalize).toList();
  }

  /// The folders that a `PATH` names.
  public static List<Path> places(String path) {
    return Arrays.stream(path.split(":", -1))
        .filter(entry -> entry.startsWith("/") && entry.indexOf('\0') < 0)
        .map(Path::of)
        .toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  /// The path with the links resolved that lead to the nearest folder that is there: what effects
  /// ask for is as the plan has it.
  Path resolved(Path path) {
    for (var above = path.getParent(); above != null; above = above.getParent()) {
      try {
        return above.toRealPath().resolve(above.relativize(path));
      } catch (IOException _) {
        // It is not there; the next one may be.
      }
    }
    return path;
  }

  /// Whether it lies in a private folder of an attempt, which needs no permit.
  boolean isTemporary(Path path) {
    return path.startsWith(scratch);
  }

  boolean isOutOfReading(Path path) {
    return path.startsWith(runs) || keys.stream().anyMatch(path::startsWith);
  }

  boolean isOutOfWriting(Path path) {
    return isOutOfReading(path) || kept.stream().anyMatch(path::startsWith);
  }

  /// Whether a task may reasonably get a folder with all that is in it to read.
  boolean mayRead(Path folder) {
    if (isOutOfReading(folder) || holdsOne(folder, keys)) {
      return false;
    }
    return folder.startsWith(root)
        ? !folder.equals(root)
        : folder.getNameCount() >= FEWEST_NAMES_TO_READ
            && !root.startsWith(folder)
            && !holdsOne(folder, programs);
  }

  /// Whether a task may get a folder with all that is in it to change.
  boolean mayWrite(Path folder) {
    return !isOutOfWriting(folder)
        && !root.startsWith(folder)
        && !runs.startsWith(folder)
        && !holdsOne(folder, kept)
        && !holdsOne(folder, keys)
        && (folder.startsWith(root) || folder.getNameCount() >= FEWEST_NAMES_TO_WRITE);
  }

  private static boolean holdsOne(Path folder, List<Path> paths) {
    return paths.stream().anyMatch(path -> path.startsWith(folder));
  }

  /// As a rule has it: relative where it lies below the root.
  String written(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }
}
