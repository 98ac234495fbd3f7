package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonTree;
import dev.taskexec.planner.source.FileBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/// Where the configuration comes from: the folder that was named, else `config/` beside the file
/// that is planned or run. Each of its files may be missing; then the built-in manifest, or no
/// hook, takes its place.
public final class Configuration {
  public static final String MANIFEST = "manifest.json";
  public static final String HOOKS = "hooks.json";

  /// Beside this class stands the manifest that is shipped.
  private static final String BUILT_IN = MANIFEST;

  private final Optional<Path> folder;

  private Configuration(Optional<Path> folder) {
    this.folder = folder;
  }

  /// A file of the folder, with what was read from it.
  ///
  /// @param path as messages name it
  public record Found<T>(Path path, Sha256 digest, T content, JsonFile file) {}

  /// @param named the folder that was asked for; it must exist
  /// @param file the SoT or the plan
  public static Configuration find(Optional<Path> named, Path file, Diagnostics diagnostics) {
    if (named.isPresent()) {
      return new Configuration(named.filter(folder -> isFolder(folder, diagnostics)));
    }
    return new Configuration(Optional.of(file.resolveSibling("config")).filter(Files::isDirectory));
  }

  /// The manifest of the folder, checked; empty where the built-in one counts.
  public Optional<Found<Manifest>> manifest(AgentNames agents, Diagnostics diagnostics) {
    return read(
        MANIFEST,
        (value, findings) -> Manifest.read(value, agents, findings),
        Manifest.NONE,
        diagnostics);
  }

  /// The hooks of the folder; empty where it has none.
  public Optional<Found<Hooks>> hooks(Diagnostics diagnostics) {
    return read(HOOKS, Hooks::read, Hooks.NONE, diagnostics);
  }

  /// The manifest that counts where a folder has none.
  public static Manifest builtIn(AgentNames agents) {
    try (var in = Configuration.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException("the built-in manifest is not in the module");
      }
      var file = new JsonFile("built-in " + MANIFEST, in.readAllBytes());
      var findings = new JsonFindings(file, JsonCodes.CONFIGURATION);
      return JsonTree.read(file, findings)
          .map(value -> Manifest.read(value, agents, findings))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The digest of a file of the folder, whatever is in it; empty where there is none.
  public Optional<Sha256> digest(String name, Diagnostics diagnostics) {
    return path(name).flatMap(path -> bytes(path, diagnostics)).map(Sha256::of);
  }

  /// What messages call a file of the folder; empty without a folder.
  public Optional<Path> path(String name) {
    return folder.map(found -> found.resolve(name));
  }

  private <T> Optional<Found<T>> read(
      String name,
      BiFunction<JsonValue, JsonFindings, T> reader,
      T nothing,
      Diagnostics diagnostics) {
    return path(name)
        .flatMap(
            path ->
                bytes(path, diagnostics)
                    .map(bytes -> read(path, bytes, reader, nothing, diagnostics)));
  }

  static <T> Found<T> read(
      Path path,
      byte[] bytes,
      BiFunction<JsonValue, JsonFindings, T> reader,
      T nothing,
      Diagnostics diagnostics) {
    var file = new JsonFile(path.toString(), bytes);
    var findings = new JsonFindings(file, JsonCodes.CONFIGURATION);
    var content =
        JsonTree.read(file, findings).map(value -> reader.apply(value, findings)).orElse(nothing);
    findings.reportTo(diagnostics);
    return new Found<>(path, Sha256.of(bytes), content, file);
  }

  static Optional<byte[]> bytes(Path path, Diagnostics diagnostics) {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      reportUnreadable(path, "is a link that leads nowhere", diagnostics);
      return Optional.empty();
    }
    // Nobody writes a pipe's other end for a file that is only looked for.
    if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
      reportUnreadable(path, "is not a regular file", diagnostics);
      return Optional.empty();
    }
    return switch (FileBytes.read(path)) {
      case FileBytes.Read(var bytes) -> Optional.of(bytes);
      case FileBytes.Missing() -> Optional.empty();
      case FileBytes.NotAFile(var kind) -> {
        reportUnreadable(path, "is a %s, not a file".formatted(kind), diagnostics);
        yield Optional.empty();
      }
      case FileBytes.Unreadable(var reason) -> {
        reportUnreadable(path, "cannot be read: " + reason, diagnostics);
        yield Optional.empty();
      }
    };
  }

  private static void reportUnreadable(Path path, String message, Diagnostics diagnostics) {
    diagnostics.add(
        Code.CFG002,
        new Place.OfFile(path.toString()),
        "`%s` %s".formatted(path, message),
        "make it a readable file, or take it away to do without");
  }

  private static boolean isFolder(Path folder, Diagnostics diagnostics) {
    if (Files.isDirectory(folder)) {
      return true;
    }
    diagnostics.add(
        Code.CFG001,
        new Place.OfFile(folder.toString()),
        Files.exists(folder)
            ? "`%s` is a file, not a configuration folder".formatted(folder)
            : "the configuration folder `%s` does not exist".formatted(folder),
        "give a folder with a manifest.json or a hooks.json in it");
    return false;
  }
}
