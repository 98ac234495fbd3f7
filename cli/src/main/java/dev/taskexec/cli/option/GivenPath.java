package dev.taskexec.cli.option;

import java.nio.file.Path;

/// A path as it was typed, without what says nothing: `./a//b/.` is `a/b`. `..` stays, because the
/// folder before it may be a link. The original tool's paths looked the same.
public final class GivenPath {
  private static final Path HERE = Path.of(".");

  private GivenPath() {}

  /// @throws java.nio.file.InvalidPathException if no file can have that name
  public static Path of(String text) {
    var path = Path.of(text);
    var kept = path.getRoot();
    for (var name : path) {
      if (!name.equals(HERE)) {
        kept = kept == null ? name : kept.resolve(name);
      }
    }
    return kept == null ? HERE : kept;
  }

  /// Whether a name is what was typed. For bytes that are not UTF-8 the JVM puts U+FFFD, and would
  /// then read and write another file.
  public static boolean isFaithful(String text) {
    return text.indexOf('\uFFFD') < 0;
  }

  /// The folder that a file is in: the empty path where only a name was given.
  public static Path folderOf(Path file) {
    var parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
