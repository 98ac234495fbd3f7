package dev.taskexec.kernel.secret;

import dev.taskexec.abi.secret.SecretSource.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/// Reads secrets from files.
///
/// @param root where relative paths start; absolute
/// @param home of whoever runs the plan; empty where that is not known
record SecretFiles(Path root, Optional<String> home) {
  private static final String HOME = "~/";

  /// Not by a channel: an interrupt of this thread must not break it.
  Found read(SecretFile source) {
    if (source.path().startsWith(HOME) && home.isEmpty()) {
      return new Found.Not("the variable `HOME` is not set");
    }
    try {
      var file = path(source);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new Found.Not("it is not a regular file");
      }
      try (var in = Files.newInputStream(file)) {
        return SecretText.of(in.readNBytes(SecretText.MOST_BYTES + 1));
      }
    } catch (NoSuchFileException _) {
      return new Found.Not("it does not exist");
    } catch (IOException | InvalidPathException _) {
      return new Found.Not("it cannot be read");
    }
  }

  /// Whether others than its owner may read it.
  boolean isLoose(SecretFile source) {
    try {
      var modes = Files.getPosixFilePermissions(path(source));
      return modes.contains(PosixFilePermission.GROUP_READ)
          || modes.contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException | InvalidPathException _) {
      return false;
    }
  }

  private Path path(SecretFile source) {
    return source.path().startsWith(HOME)
        ? Path.of(home.orElseThrow()).resolve(source.path().substring(HOME.length()))
        : root.resolve(source.path());
  }
}
