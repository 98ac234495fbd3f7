package dev.taskexec.kernel.frontier;

import dev.taskexec.kernel.task.PlannedTask;
import java.util.List;

/// Candidates that are spoken to by name, at a time in milliseconds.
final class Stage {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final List<PlannedTask> tasks;
  private final Candidates candidates;
  private long now;

  private Stage(Sketch sketch) {
    this.tasks = sketch.planned();
    this.candidates = new Candidates(sketch.plan(), tasks);
  }

  /// All tasks are offered.
  static Stage of(Sketch sketch) {
    var stage = new Stage(sketch);
    stage.tasks.forEach(stage.candidates::offer);
    return stage;
  }

  static Stage empty(Sketch sketch) {
    return new Stage(sketch);
  }

  Stage at(long ms) {
    now = ms * NANOS_PER_MS;
    return this;
  }

  /// The next one; `-` if there is none.
  String take() {
    return take(false);
  }

  String takeAhead() {
    return take(true);
  }

  /// Takes the next one and starts it.
  String start() {
    var name = take();
    if (!name.equals("-")) {
      started(name);
    }
    return name;
  }

  void started(String... names) {
    for (var name : names) {
      candidates.started(task(name), now);
    }
  }

  void offer(String name) {
    candidates.offer(task(name));
  }

  void release(String name) {
    candidates.release(task(name));
  }

  void putBack(String name) {
    candidates.putBack(task(name));
  }

  void unpark(String name) {
    candidates.unpark(task(name));
  }

  /// In milliseconds; -1 for never.
  long nextRate() {
    var next = candidates.nextRate(now);
    return next == NEVER ? -1 : next / NANOS_PER_MS;
  }

  List<String> rest() {
    return candidates.rest().stream().map(task -> task.instance().toString()).toList();
  }

  private String take(boolean ahead) {
    return candidates.take(now, ahead).map(task -> task.instance().toString()).orElse("-");
  }

  private PlannedTask task(String name) {
    return tasks.stream()
        .filter(each -> each.instance().toString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
