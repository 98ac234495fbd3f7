package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.json.JsonFindings;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.BiFunction;

/// The check of one configuration file that was named. Unlike a file of a folder it must exist.
public final class ConfigurationFile {

  private ConfigurationFile() {}

  public static void checkManifest(Path path, AgentNames agents, Diagnostics diagnostics) {
    check(
        path,
        (value, findings) -> Manifest.read(value, agents, findings),
        Manifest.NONE,
        diagnostics);
  }

  public static void checkHooks(Path path, Diagnostics diagnostics) {
    check(path, Hooks::read, Hooks.NONE, diagnostics);
  }

  private static <T> void check(
      Path path,
      BiFunction<JsonValue, JsonFindings, T> reader,
      T nothing,
      Diagnostics diagnostics) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      diagnostics.add(
          Code.CFG002,
          new Place.OfFile(path.toString()),
          "`%s` does not exist".formatted(path),
          "give the path of a file");
      return;
    }
    Configuration.bytes(path, diagnostics)
        .ifPresent(bytes -> Configuration.read(path, bytes, reader, nothing, diagnostics));
  }
}
