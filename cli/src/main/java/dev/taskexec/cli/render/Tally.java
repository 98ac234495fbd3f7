package dev.taskexec.cli.render;

import dev.taskexec.abi.event.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Counts a run's outcomes by their words.
final class Tally {
  private final SequencedMap<String, Integer> counts = new LinkedHashMap<>();
  private Instant began = Instant.EPOCH;
  private int tasks;
  private int finished;
  private int bad;

  Tally() {
    // The order in which they are shown: from good to bad.
    for (var word :
        "ok noop skipped error timeout denied exhausted cancelled in_doubt".split(" ", -1)) {
      counts.put(word, 0);
    }
  }

  void start(RunEvent.RunStarted event) {
    began = event.at();
    tasks = event.tasks();
  }

  void resume(RunEvent.RunResumed event) {
    began = event.at();
    tasks = event.tasks();
  }

  void count(RunEvent.TaskFinished event) {
    counts.merge(event.outcome().word(), 1, Integer::sum);
    finished++;
    if (!event.outcome().isGood()) {
      bad++;
    }
  }

  int tasks() {
    return tasks;
  }

  int finished() {
    return finished;
  }

  int bad() {
    return bad;
  }

  /// The whole run in one line: `3 tasks in 1.2 s: 2 ok, 1 error`.
  String summary(Instant end) {
    var parts = new ArrayList<String>();
    counts.forEach(
        (word, count) -> {
          if (count > 0) {
            parts.add(Counted.grouped(count) + " " + word);
          }
        });
    var head = Counted.of(tasks, "task") + " in " + Elapsed.of(Duration.between(began, end));
    return parts.isEmpty() ? head : head + ": " + String.join(", ", parts);
  }
}
