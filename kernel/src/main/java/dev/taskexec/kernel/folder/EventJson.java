package dev.taskexec.kernel.folder;

import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.event.RunEvent.RunFinished;
import dev.taskexec.abi.event.RunEvent.RunResumed;
import dev.taskexec.abi.event.RunEvent.RunStarted;
import dev.taskexec.abi.event.RunEvent.StopRequested;
import dev.taskexec.abi.event.RunEvent.SurvivorEnded;
import dev.taskexec.abi.event.RunEvent.TaskDoubted;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.event.RunEvent.TaskRetried;
import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.event.RunEvent.Warned;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Instance;
import java.util.Optional;

/// An event of a run as its line in `events.ndjson`.
public final class EventJson {
  private static final int VERSION = 1;

  private EventJson() {}

  public static Obj of(RunEvent event) {
    var line = Obj.builder().put("at", Words.time(event.at()));
    switch (event) {
      case RunStarted started ->
          line.put("event", "run.started")
              .put("v", VERSION)
              .put("run", started.run().value())
              .put("tasks", started.tasks())
              .put("workers", started.workers())
              .put("dry_run", started.dryRun());
      case SurvivorEnded survivor ->
          line.put("event", "survivor.ended")
              .put("pid", survivor.pid())
              .put("instance", Words.text(survivor.instance()))
              .put("attempt", Words.text(survivor.attempt()));
      case RunResumed resumed ->
          line.put("event", "run.resumed")
              .put("v", VERSION)
              .put("run", resumed.run().value())
              .put("tasks", resumed.tasks())
              .put("workers", resumed.workers())
              .put("finished", resumed.finished())
              .put("in_doubt", resumed.inDoubt());
      case TaskDoubted doubted -> {
        of("task.in_doubt", doubted.instance(), doubted.queue(), line);
        line.put("attempt", doubted.attempt())
            .put("again", doubted.again())
            .put("reason", Words.text(doubted.reason()));
      }
      case TaskStarted started -> {
        of("task.started", started.instance(), started.queue(), line);
        line.put("agent", Words.text(started.agent())).put("attempt", started.attempt());
      }
      case TaskRetried retried -> {
        of("task.retried", retried.instance(), retried.queue(), line);
        line.put("agent", Words.text(retried.agent()))
            .put("attempt", retried.attempt())
            .put("wait_ms", retried.waitMs());
        ended(retried.outcome(), retried.ms(), retried.log(), line);
      }
      case TaskFinished finished -> {
        of("task.finished", finished.instance(), finished.queue(), line);
        line.put("agent", Words.text(finished.agent()));
        ended(finished.outcome(), finished.ms(), finished.log(), line);
        if (finished.restored()) {
          line.put("restored", true);
        }
      }
      case Warned warned ->
          line.put("event", "run.warned").put("message", Words.text(warned.message()));
      case StopRequested requested ->
          line.put("event", "run.stop_requested").put("reason", Words.text(requested.reason()));
      case RunFinished finished ->
          line.put("event", "run.finished").put("status", finished.good() ? "ok" : "error");
    }
    return line.build();
  }

  private static void of(String event, Instance instance, String queue, JsonValue.Builder line) {
    line.put("event", event)
        .put("task", instance.task().value())
        .put("instance", instance.toString())
        .put("queue", Words.text(queue));
  }

  private static void ended(
      Outcome outcome, long ms, Optional<LogFile> log, JsonValue.Builder line) {
    line.put("outcome", outcome.word()).put("ms", ms);
    if (!outcome.reason().isEmpty()) {
      line.put("reason", Words.text(outcome.reason()));
    }
    log.ifPresent(file -> line.put("log", Words.text(file.path())));
  }
}
