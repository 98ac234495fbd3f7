package dev.taskexec.effects.file.beneath;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Path;

/// Opens folders in one step. Safe for use by many threads.
public interface Opener {

  /// What is behind a path, links followed.
  ///
  /// @param path absolute
  OpenFolder open(Path path) throws IOException;

  /// What is behind a path, with no link on the way.
  ///
  /// @param path absolute, without `..`
  /// @throws FileSystemLoopException if there is one
  OpenFolder openWithoutLinks(Path path) throws IOException;

  /// What is behind a path below a folder that is reached without links. Links behind it are
  /// followed, also out of it: see [OpenFolder#real] for where one has come to.
  ///
  /// @param anchor absolute, without `..`
  /// @param path relative, may be empty
  /// @throws FileSystemLoopException if there is a link on the way to the anchor
  OpenFolder open(Path anchor, Path path) throws IOException;
}
