package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.kernel.artifact.Artifacts.FileDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The files that declared paths stand for, below a root. Safe for use by several threads.
///
/// What is named without a pattern is followed where it is a link. A link that is come across below
/// it is not: it counts as a file whose content is where it leads to. What is neither a file nor a
/// folder nor a link counts as nothing. The runs are never looked into from outside.
final class FileTree {
  private final Path root;
  private final Path runs;
  private final FileDigests digests;

  /// @param root where relative paths start; absolute
  /// @param runs the folder of the runs; absolute
  FileTree(Path root, Path runs, FileDigests digests) {
    this.root = root;
    this.runs = real(runs);
    this.digests = digests;
  }

  /// A folder that is being looked through.
  ///
  /// @param below its path behind the declared path's start; empty for that itself
  private record Open(Path folder, String below) {}

  /// The files that any of the paths stands for, in the order of their paths, each once.
  ///
  /// @param wanted of their paths
  /// @throws IOException if one cannot be read
  List<FileDigest> files(List<DeclaredPath> paths, Predicate<String> wanted)
      throws IOException, InterruptedException {
    var files = new TreeMap<String, FileDigest>();
    for (var path : paths) {
      add(path, wanted, files);
    }
    return List.copyOf(files.values());
  }

  /// The first of the paths that names one file or folder which is not there.
  Optional<String> missing(List<DeclaredPath> paths) {
    return paths.stream()
        .filter(DeclaredPath.Exact.class::isInstance)
        .map(DeclaredPath::start)
        .filter(start -> at(start).filter(Files::exists).isEmpty())
        .findFirst();
  }

  /// Whether one of the paths names one file or folder which is there.
  boolean hasNamed(List<DeclaredPath> paths) {
    return paths.stream()
        .filter(DeclaredPath.Exact.class::isInstance)
        .anyMatch(path -> at(path.start()).filter(Files::exists).isPresent());
  }

  private void add(DeclaredPath path, Predicate<String> wanted, TreeMap<String, FileDigest> files)
      throws IOException, InterruptedException {
    var start = at(path.start());
    if (start.isEmpty()) {
      return;
    }
    if (Files.isRegularFile(start.get())) {
      if (path.has("") && wanted.test(path.start())) {
        put(path.start(), start.get(), files);
      }
      return;
    }
    if (!Files.isDirectory(start.get())) {
      return;
    }
    var open = new ArrayDeque<Open>();
    open.add(new Open(start.get().toRealPath(), ""));
    while (!open.isEmpty()) {
      var next = open.removeLast();
      for (var entry : entries(next.folder())) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        var name = String.valueOf(entry.getFileName());
        var below = next.below().isEmpty() ? name : next.below() + "/" + name;
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          if (!entry.equals(runs) && path.reaches(below)) {
            open.add(new Open(entry, below));
          }
        } else if (path.has(below)) {
          comeAcross(joined(path.start(), below), entry, wanted, files);
        }
      }
    }
  }

  private void comeAcross(
      String shown, Path entry, Predicate<String> wanted, TreeMap<String, FileDigest> files)
      throws IOException, InterruptedException {
    if (!wanted.test(shown)) {
      return;
    }
    if (Files.isSymbolicLink(entry)) {
      putLink(shown, entry, files);
    } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      put(shown, entry, files);
    }
  }

  private void put(String shown, Path file, TreeMap<String, FileDigest> files)
      throws IOException, InterruptedException {
    if (files.containsKey(shown)) {
      return;
    }
    try {
      var found = digests.of(file);
      files.put(shown, new FileDigest(shown, found.bytes(), found.digest()));
    } catch (NoSuchFileException _) {
      // It went away since it was come across.
    }
  }

  private static void putLink(String shown, Path link, TreeMap<String, FileDigest> files)
      throws IOException {
    var leads = Files.readSymbolicLink(link).toString().getBytes(StandardCharsets.UTF_8);
    files.putIfAbsent(shown, new FileDigest(shown, leads.length, Sha256.of(leads)));
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var stream = Files.newDirectoryStream(folder)) {
      var entries = new ArrayList<Path>();
      stream.forEach(entries::add);
      return entries;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private Optional<Path> at(String start) {
    try {
      return Optional.of(start.isEmpty() ? root : root.resolve(start));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static String joined(String start, String below) {
    return start.isEmpty() || start.endsWith("/") ? start + below : start + "/" + below;
  }

  private static Path real(Path runs) {
    try {
      return runs.toRealPath();
    } catch (IOException _) {
      return runs.normalize();
    }
  }
}
