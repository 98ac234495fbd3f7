package dev.taskexec.cli;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.run.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// Events with a fixed time and a queue that nobody looks at.
public final class TestingEvents {
  public static final Instant AT = Instant.parse("2026-11-21T09:43:13Z");

  public static final RunId RUN_ID = RunId.of(AT, 1);

  private TestingEvents() {}

  public static RunEvent.RunStarted started(int tasks) {
    return new RunEvent.RunStarted(AT, RUN_ID, tasks, 4, false);
  }

  public static RunEvent.TaskStarted startedTask(String id, Instant at) {
    return new RunEvent.TaskStarted(at, instance(id), "Queue A — Work", "shell", 1);
  }

  public static RunEvent.TaskFinished finished(String id, Outcome outcome) {
    return finished(id, outcome, AT, Optional.empty());
  }

  public static RunEvent.TaskFinished finished(String id, Outcome outcome, String log) {
    var digest = Sha256.of("log".getBytes(StandardCharsets.UTF_8));
    return finished(id, outcome, AT, Optional.of(new LogFile(log, 3, digest)));
  }

  public static RunEvent.TaskFinished finished(String id, Outcome outcome, Instant at) {
    return finished(id, outcome, at, Optional.empty());
  }

  public static RunEvent.TaskFinished neverBegan(String id, Outcome outcome) {
    return new RunEvent.TaskFinished(
        AT, instance(id), "Queue A — Work", "shell", outcome, 0, Optional.empty(), false);
  }

  public static RunEvent.TaskFinished restored(String id, Outcome outcome) {
    return new RunEvent.TaskFinished(
        AT, instance(id), "Queue A — Work", "shell", outcome, 12, Optional.empty(), true);
  }

  public static RunEvent.TaskRetried retried(String id, int attempt, Outcome outcome, long waitMs) {
    return new RunEvent.TaskRetried(
        AT,
        instance(id),
        "Queue A — Work",
        "shell",
        attempt,
        outcome,
        12,
        waitMs,
        Optional.empty());
  }

  public static RunEvent.TaskDoubted doubted(String id, boolean again) {
    return new RunEvent.TaskDoubted(
        AT, instance(id), "Queue A — Work", 1, again, "the kit died while it ran");
  }

  private static RunEvent.TaskFinished finished(
      String id, Outcome outcome, Instant at, Optional<LogFile> log) {
    return new RunEvent.TaskFinished(
        at, instance(id), "Queue A — Work", "shell", outcome, 12, log, false);
  }

  private static Instance instance(String id) {
    return new Instance(new TaskId(id), 1);
  }
}
