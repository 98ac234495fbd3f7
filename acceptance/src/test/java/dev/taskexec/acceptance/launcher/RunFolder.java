package dev.taskexec.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The folder that a run left behind.
public record RunFolder(Path path) {
  /// The form of a run's name.
  public static final String NAME = "\\d{8}_\\d{6}Z(-[1-9]\\d*)?";

  /// The one run folder below a folder.
  public static RunFolder onlyOne(Path runs) {
    var all = in(runs);
    assertThat(all).as("run folders in %s", runs).hasSize(1);
    return all.getFirst();
  }

  /// All run folders below a folder, in the order of their names.
  public static List<RunFolder> in(Path runs) {
    try (var entries = Files.list(runs)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches(NAME))
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .map(RunFolder::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String name() {
    return path.getFileName().toString();
  }

  /// The second in which the run began: the `<TS>` of names.
  public String timestamp() {
    return name().substring(0, name().indexOf('Z') + 1);
  }

  public JsonNode runJson() {
    return Json.read(path.resolve("run.json"));
  }

  /// The results of `run.json`.
  public List<JsonNode> results() {
    return runJson().get("results").valueStream().toList();
  }

  /// A member of each result, in plan order.
  public List<String> each(String member) {
    return results().stream().map(result -> result.path(member).asString("")).toList();
  }

  public List<String> events() {
    return lines("events.ndjson");
  }

  public List<String> ledger() {
    return lines("ledger.jsonl");
  }

  public List<String> evidence() {
    return lines("evidence.jsonl");
  }

  /// The names of all logs, in order.
  public List<String> logNames() {
    try (Stream<Path> logs = Files.list(path.resolve("logs"))) {
      return logs.map(log -> log.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path log(String name) {
    return path.resolve("logs").resolve(name);
  }

  private List<String> lines(String name) {
    try {
      return Files.readAllLines(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
