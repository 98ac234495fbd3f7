package dev.taskexec.kernel.folder;

import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.event.RunEvent.RunFinished;
import dev.taskexec.abi.event.RunEvent.RunStarted;
import dev.taskexec.abi.event.RunEvent.StopRequested;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;

/// `events.ndjson`: the run's events, one a line. For use by one thread.
public final class EventLog implements AutoCloseable {
  private static final int VERSION = 1;

  private final LineFile lines;

  private EventLog(LineFile lines) {
    this.lines = lines;
  }

  public static EventLog open(RunFolder folder) throws EvidenceException {
    return new EventLog(LineFile.open(folder.events()));
  }

  public void append(RunEvent event) throws EvidenceException {
    lines.append(line(event));
  }

  /// Lets followers see what was appended.
  public void flush() throws EvidenceException {
    lines.flush();
  }

  @Override
  public void close() throws EvidenceException {
    lines.close();
  }

  private static Obj line(RunEvent event) {
    var line = Obj.builder().put("at", Words.time(event.at()));
    switch (event) {
      case RunStarted started ->
          line.put("event", "run.started")
              .put("v", VERSION)
              .put("run", started.run().value())
              .put("tasks", started.tasks())
              .put("workers", started.workers())
              .put("dry_run", started.dryRun());
      case RunEvent.SurvivorEnded survivor ->
          line.put("event", "survivor.ended")
              .put("pid", survivor.pid())
              .put("task", Words.text(survivor.instance()))
              .put("attempt", Words.text(survivor.attempt()));
      case RunEvent.RunResumed resumed ->
          line.put("event", "run.resumed")
              .put("v", VERSION)
              .put("run", resumed.run().value())
              .put("tasks", resumed.tasks())
              .put("workers", resumed.workers())
              .put("finished", resumed.finished())
              .put("in_doubt", resumed.inDoubt());
      case RunEvent.TaskDoubted doubted ->
          line.put("event", "task.in_doubt")
              .put("task", doubted.instance().task().value())
              .put("instance", doubted.instance().toString())
              .put("queue", Words.text(doubted.queue()))
              .put("attempt", doubted.attempt())
              .put("again", doubted.again())
              .put("reason", Words.text(doubted.reason()));
      case RunEvent.TaskRetried retried -> {
        line.put("event", "task.retried")
            .put("task", retried.instance().task().value())
            .put("instance", retried.instance().toString())
            .put("queue", Words.text(retried.queue()))
            .put("agent", Words.text(retried.agent()))
            .put("attempt", retried.attempt())
            .put("outcome", retried.outcome().word())
            .put("ms", retried.ms())
            .put("wait_ms", retried.waitMs());
        if (!retried.outcome().reason().isEmpty()) {
          line.put("reason", Words.text(retried.outcome().reason()));
        }
        retried.log().ifPresent(log -> line.put("log", Words.text(log.path())));
      }
      case TaskStarted started ->
          line.put("event", "task.started")
              .put("task", started.instance().task().value())
              .put("instance", started.instance().toString())
              .put("queue", Words.text(started.queue()))
              .put("agent", Words.text(started.agent()))
              .put("attempt", started.attempt());
      case TaskFinished finished -> {
        line.put("event", "task.finished")
            .put("task", finished.instance().task().value())
            .put("instance", finished.instance().toString())
            .put("queue", Words.text(finished.queue()))
            .put("agent", Words.text(finished.agent()))
            .put("outcome", finished.outcome().word())
            .put("ms", finished.ms());
        if (!finished.outcome().reason().isEmpty()) {
          line.put("reason", Words.text(finished.outcome().reason()));
        }
        finished.log().ifPresent(log -> line.put("log", Words.text(log.path())));
        if (finished.restored()) {
          line.put("restored", true);
        }
      }
      case StopRequested requested ->
          line.put("event", "run.stop_requested").put("reason", Words.text(requested.reason()));
      case RunFinished finished ->
          line.put("event", "run.finished").put("status", finished.good() ? "ok" : "error");
    }
    return line.build();
  }
}
