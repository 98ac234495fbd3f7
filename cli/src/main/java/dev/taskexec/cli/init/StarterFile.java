package dev.taskexec.cli.init;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A file of a new project.
///
/// @param path below the project's folder
/// @param resource its content, beside this class
public record StarterFile(String path, String resource) {
  /// In the order in which they are written.
  public static final List<StarterFile> ALL =
      List.of(
          new StarterFile("sot.md", "sot.md"),
          new StarterFile("config/manifest.json", "manifest.json"),
          new StarterFile("config/hooks.json", "hooks.json"),
          new StarterFile("ci/task-exec-kit.yml", "task-exec-kit.yml"));

  public Path in(Path folder) {
    return folder.resolve(path);
  }

  public byte[] content() {
    try (var in = StarterFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
