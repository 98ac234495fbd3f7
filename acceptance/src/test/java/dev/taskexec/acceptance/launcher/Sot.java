package dev.taskexec.acceptance.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/// Sources of truth and configuration for tests.
public final class Sot {
  /// The heading of the execution section.
  public static final String HEADING = "### G. Execution Queue & Task Hooks\n\n";

  private Sot() {}

  /// A source of truth with one queue.
  public static String withTasks(String... ids) {
    return HEADING + queue('A', "Work", ids);
  }

  /// The lines of one queue.
  public static String queue(char letter, String name, String... ids) {
    return "1. **Queue %s — %s**\n   - Tasks: `%s`\n"
        .formatted(letter, name, String.join("`, `", ids));
  }

  /// Writes `sot.md`.
  public static Path write(Path folder, String text) {
    return file(folder.resolve("sot.md"), text);
  }

  /// Writes `config/hooks.json`.
  public static Path hooks(Path folder, String json) {
    return file(folder.resolve("config/hooks.json"), json);
  }

  /// Writes `config/hooks.json` with one shell script for one task or queue.
  public static Path hook(Path folder, String key, String script) {
    return hooks(folder, "{%s: %s}".formatted(quoted(key), command(script)));
  }

  /// A hook of one shell script, as JSON.
  public static String command(String script) {
    return "{\"commands\": [{\"cmd\": [\"sh\", \"-c\", %s]}]}".formatted(quoted(script));
  }

  /// Writes a text to a file, whose folders are made.
  public static Path file(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fills a file piece by piece.
  public static Path stream(Path file, Body body) {
    try (var writer = Files.newBufferedWriter(file)) {
      body.writeTo(writer);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  /// What fills a file.
  @FunctionalInterface
  public interface Body {
    void writeTo(Writer writer) throws IOException;
  }
}
