package dev.taskexec.kernel;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.plan.ExecutionPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run in a folder of its own, told in one line; the fields may be changed before it.
public final class TestingRun {
  public static final Instant NOW = Instant.parse("2026-11-21T09:43:13.162Z");
  public static final byte[] PLAN = "{\"version\": 1}\n".getBytes(StandardCharsets.UTF_8);

  final Path folder;
  final List<Agent> agents = new ArrayList<>(List.of(TestingAgent.noop()));
  final List<Effect> effects = new ArrayList<>();
  final List<EventSink> listeners = new ArrayList<>();
  final Cancellation cancellation = new Cancellation();
  final LinkedHashMap<String, String> environment = new LinkedHashMap<>();
  InstantSource clock = InstantSource.fixed(NOW);
  Path base = Path.of("");
  Optional<Path> runs = Optional.empty();
  Duration grace = Duration.ofSeconds(5);
  Conduct conduct = Conduct.USUAL;
  boolean dryRun;
  Optional<RunOptions.Kept> learn = Optional.empty();

  TestingRun(Path folder) {
    this.folder = folder;
  }

  TestingRun with(TestingAgent.Behaviour behaviour) {
    agents.add(new TestingAgent(TestingPlan.AGENT, behaviour));
    return this;
  }

  TestingRun with(Effect effect) {
    effects.add(effect);
    return this;
  }

  /// Runs the tasks one after the other.
  Done run(String... ids) throws RunFolderException, InterruptedException {
    return run(1, TestingPlan.of(ids));
  }

  Done run(int workers, ExecutionPlan plan) throws RunFolderException, InterruptedException {
    var seen = new ArrayList<RunEvent>();
    var all = new ArrayList<>(listeners);
    all.add(seen::add);
    var options =
        new RunOptions(
            workers, dryRun, runs, grace, environment, folder, conduct, Selection.ALL, learn);
    var report =
        new Kernel(agents, effects, TestingWorld.at(clock))
            .run(new RunRequest(plan, PLAN, base, Optional.empty(), options), cancellation, all);
    return new Done(report, List.copyOf(seen));
  }

  /// A run that has ended, with what it left.
  record Done(RunReport report, List<RunEvent> events) {

    Map<String, Object> json() {
      return TestingJson.object(text("run.json"));
    }

    List<Map<String, Object>> results() {
      return TestingJson.list(json(), "results");
    }

    Map<String, Object> result(int index) {
      return results().get(index);
    }

    /// One field of all results.
    List<Object> each(String field) {
      return results().stream().map(result -> result.get(field)).toList();
    }

    List<Map<String, Object>> evidence() {
      return TestingJson.lines(text("evidence.jsonl"));
    }

    List<TaskFinished> finished() {
      return events.stream()
          .filter(TaskFinished.class::isInstance)
          .map(TaskFinished.class::cast)
          .toList();
    }

    String text(String name) {
      try {
        return Files.readString(report.folder().resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// The names in a folder of the run, sorted.
    List<String> names(String name) {
      try (var entries = Files.list(report.folder().resolve(name))) {
        return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
