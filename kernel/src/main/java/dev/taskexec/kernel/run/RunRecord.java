package dev.taskexec.kernel.run;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.event.RunEvent.RunFinished;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.EffectRecord;
import dev.taskexec.kernel.folder.EventLog;
import dev.taskexec.kernel.folder.EvidenceLog;
import dev.taskexec.kernel.folder.RunJson;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that a run writes down, and the listeners to its events. For use by the run loop alone.
public final class RunRecord {
  private final EventLog events;
  private final EvidenceLog evidence;
  private final RunJson results;
  private final List<EventSink> listeners;

  public RunRecord(
      EventLog events, EvidenceLog evidence, RunJson results, List<EventSink> listeners) {
    this.events = events;
    this.evidence = evidence;
    this.results = results;
    this.listeners = List.copyOf(listeners);
  }

  /// Writes an event down and tells the listeners.
  void emit(RunEvent event) throws EvidenceException {
    events.append(event);
    listeners.forEach(listener -> listener.accept(event));
  }

  /// Records an attempt's evidence.
  void attempted(
      Attempt attempt,
      AttemptReport report,
      List<EffectRecord> effects,
      Instant started,
      Instant ended)
      throws EvidenceException {
    evidence.append(attempt, report, effects, started, ended);
  }

  /// Records a task's one outcome.
  ///
  /// @param attempts how many there were, from 0
  /// @param ms how long the last one took
  void settled(PlannedTask planned, AttemptReport report, int attempts, Instant at, long ms)
      throws EvidenceException {
    results.result(planned, report, attempts, ms);
    emit(
        new TaskFinished(
            at,
            planned.instance(),
            planned.task().queue(),
            planned.agent(),
            report.outcome(),
            ms,
            telling(report),
            false));
  }

  /// Lets followers see what there is.
  void flush() throws EvidenceException {
    events.flush();
    evidence.flush();
  }

  /// Makes `run.json` stand, then emits the last event.
  ///
  /// @return whether the run is good
  boolean end(Instant at) throws EvidenceException {
    flush();
    results.end(at);
    emit(new RunFinished(at, results.isGood()));
    events.flush();
    return results.isGood();
  }

  /// The log that says most about a bad outcome: that of the first command that failed.
  private static Optional<LogFile> telling(AttemptReport report) {
    if (report.outcome().isGood()) {
      return Optional.empty();
    }
    return report.commands().stream()
        .filter(command -> !command.succeeded())
        .map(CommandReport::log)
        .flatMap(Optional::stream)
        .findFirst()
        .or(report::evidence);
  }
}
