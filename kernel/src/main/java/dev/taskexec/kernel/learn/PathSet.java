package dev.taskexec.kernel.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Files one by one, and folders with all that is in them.
final class PathSet {
  private static final int MANY = 3;

  private final SortedSet<Path> files = new TreeSet<>();
  private final SortedSet<Path> folders = new TreeSet<>();

  void addFile(Path file) {
    files.add(file);
  }

  void addFolder(Path folder) {
    folders.add(folder);
  }

  SortedSet<Path> files() {
    return files;
  }

  SortedSet<Path> folders() {
    return folders;
  }

  /// The folder in the set that a path is or lies in.
  boolean holds(Path path) {
    return folders.stream().anyMatch(path::startsWith);
  }

  /// Takes a folder in the place of many things in it, from the deepest up, and leaves out what
  /// lies in a folder of the set.
  ///
  /// @param may whether a folder may be taken
  void gather(Predicate<Path> may) {
    prune();
    var byDepth = new TreeMap<Integer, Set<Path>>();
    files.forEach(file -> at(byDepth, file).add(file));
    folders.forEach(folder -> at(byDepth, folder).add(folder));
    for (var depth = byDepth.isEmpty() ? 0 : byDepth.lastKey(); depth > 1; depth--) {
      var siblings = new TreeMap<Path, Integer>();
      for (var each : byDepth.getOrDefault(depth, Set.of())) {
        var parent = each.getParent();
        if (parent != null) {
          siblings.merge(parent, 1, Integer::sum);
        }
      }
      for (var entry : siblings.entrySet()) {
        if (entry.getValue() >= MANY && may.test(entry.getKey())) {
          folders.add(entry.getKey());
          at(byDepth, entry.getKey()).add(entry.getKey());
        }
      }
    }
    prune();
  }

  private static Set<Path> at(TreeMap<Integer, Set<Path>> byDepth, Path path) {
    return byDepth.computeIfAbsent(path.getNameCount(), _ -> new HashSet<>());
  }

  private void prune() {
    for (var folder : new ArrayList<>(folders)) {
      if (holdsAbove(folder)) {
        folders.remove(folder);
      }
    }
    files.removeIf(file -> folders.contains(file) || holdsAbove(file));
  }

  private boolean holdsAbove(Path path) {
    for (var above = path.getParent(); above != null; above = above.getParent()) {
      if (folders.contains(above)) {
        return true;
      }
    }
    return false;
  }
}
