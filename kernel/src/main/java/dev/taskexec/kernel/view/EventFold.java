package dev.taskexec.kernel.view;

import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.json.JsonFields;
import dev.taskexec.kernel.view.RunView.Bad;
import dev.taskexec.kernel.view.RunView.Running;
import dev.taskexec.kernel.view.RunView.State;
import dev.taskexec.kernel.view.RunView.Waiting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// Puts a run's events together, one after the other. What it cannot read it passes over: the file
/// may be cut, and a task may have written into it.
final class EventFold {
  private static final int MOST_BAD = 1_000;
  private static final Set<String> GOOD = Set.of("ok", "noop");

  private final SequencedMap<String, Running> running = new LinkedHashMap<>();
  private final SequencedMap<String, Waiting> waiting = new LinkedHashMap<>();
  private final SequencedMap<String, Integer> counts = new TreeMap<>();
  private final SequencedMap<String, Bad> bad = new LinkedHashMap<>();
  private final Set<String> finished = new LinkedHashSet<>();
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private int tasks;
  private int workers;
  private int badMore;
  private boolean dryRun;

  void take(Obj line) {
    try {
      take(new JsonFields(line));
    } catch (IllegalArgumentException | java.time.DateTimeException _) {
      // See above.
    }
  }

  private void take(JsonFields event) {
    var at = Instant.parse(event.text("at"));
    switch (event.text("event")) {
      case "run.started" -> {
        begin(event, at);
        dryRun = event.truth("dry_run");
      }
      case "run.resumed" -> begin(event, at);
      case "task.started" -> start(event, at);
      case "task.retried" -> retry(event, at);
      case "task.finished" -> finish(event);
      case "run.finished" -> ended = Optional.of(at);
      default -> {
        // Nothing that shows.
      }
    }
  }

  private void begin(JsonFields event, Instant at) {
    started = Optional.of(at);
    ended = Optional.empty();
    tasks = event.smallCount("tasks");
    workers = event.smallCount("workers");
    running.clear();
    waiting.clear();
    counts.clear();
    bad.clear();
    finished.clear();
    badMore = 0;
  }

  private void start(JsonFields event, Instant at) {
    var instance = event.text("instance");
    waiting.remove(instance);
    running.put(
        instance,
        new Running(
            instance, event.text("queue"), event.text("agent"), event.smallCount("attempt"), at));
  }

  private void retry(JsonFields event, Instant at) {
    var instance = event.text("instance");
    running.remove(instance);
    waiting.put(
        instance,
        new Waiting(
            instance,
            event.smallCount("attempt"),
            event.text("outcome"),
            at.plusMillis(event.count("wait_ms"))));
  }

  private void finish(JsonFields event) {
    var instance = event.text("instance");
    if (!finished.add(instance)) {
      return;
    }
    running.remove(instance);
    waiting.remove(instance);
    var outcome = event.text("outcome");
    counts.merge(outcome, 1, Integer::sum);
    if (GOOD.contains(outcome) || outcome.equals("skipped")) {
      return;
    }
    if (bad.size() == MOST_BAD) {
      badMore++;
      return;
    }
    bad.put(
        instance,
        new Bad(
            instance, outcome, event.optionalText("reason").orElse(""), event.optionalText("log")));
  }

  /// @param holder of the run's lock
  /// @param held whether anybody has it
  /// @param learn whether it learns permits
  RunView view(RunId run, boolean held, OptionalLong holder, boolean learn) {
    var state = held ? State.RUNNING : ended.isPresent() ? State.ENDED : State.BROKEN;
    return new RunView(
        run,
        state,
        held ? holder : OptionalLong.empty(),
        started.orElse(Instant.EPOCH),
        ended,
        tasks,
        workers,
        dryRun,
        learn,
        counts,
        List.copyOf(running.values()),
        List.copyOf(waiting.values()),
        List.copyOf(bad.values()),
        badMore);
  }
}
