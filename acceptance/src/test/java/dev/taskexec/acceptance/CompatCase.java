package dev.taskexec.acceptance;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Locale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Behaviour of the original tool, recorded: a folder of inputs and what came out, under a locale.
record CompatCase(Path recorded, Locale locale) {
  private static final Path ALL = Path.of("src/test/resources/compat");

  /// All cases of a kind, `plans` or `runs`, under all locales.
  static List<CompatCase> all(String kind) {
    try (var folders = Files.list(ALL.resolve(kind))) {
      return folders
          .sorted()
          .flatMap(
              folder ->
                  Arrays.stream(Locale.values()).map(locale -> new CompatCase(folder, locale)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode read(String file) {
    return Json.read(recorded.resolve(file));
  }

  /// Copies the recorded inputs.
  void copyTo(Path folder, String... files) throws IOException {
    for (var file : files) {
      var target = folder.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(recorded.resolve(file), target);
    }
  }

  static Stream<String> namesOf(String kind) {
    return all(kind).stream().map(one -> one.recorded.getFileName().toString()).distinct();
  }

  @Override
  public String toString() {
    return recorded.getFileName() + " under " + locale;
  }
}
