package dev.taskexec.kernel.run;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.artifact.ArtifactStore;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.folder.EventLog;
import dev.taskexec.kernel.folder.EvidenceLog;
import dev.taskexec.kernel.folder.RunJson;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Instant;
import java.util.List;

/// The chronicle in the run's folder, and the listeners to its events.
public final class RunRecord implements Chronicle {
  private final EventLog events;
  private final EvidenceLog evidence;
  private final RunJson results;
  private final ArtifactStore artifacts;
  private final List<EventSink> listeners;

  /// @param artifacts learns what tasks made that ended well
  public RunRecord(
      EventLog events,
      EvidenceLog evidence,
      RunJson results,
      ArtifactStore artifacts,
      List<EventSink> listeners) {
    this.events = events;
    this.evidence = evidence;
    this.results = results;
    this.artifacts = artifacts;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void emit(RunEvent event) throws EvidenceException {
    events.append(event);
    listeners.forEach(listener -> listener.accept(event));
  }

  @Override
  public Sha256 attempted(AttemptEnd end, AttemptReport report, Instant started, String because)
      throws EvidenceException {
    if (report.outcome() instanceof Outcome.Ok) {
      end.artifacts().ifPresent(made -> artifacts.ended(end.attempt().planned(), made));
    }
    return evidence.append(end, report, started, because);
  }

  @Override
  public Sha256 upToDate(PlannedTask planned, Freshness.UpToDate found, Instant at)
      throws EvidenceException {
    return evidence.append(planned, found, at);
  }

  @Override
  public void result(PlannedTask planned, AttemptReport report, int attempts, long ms)
      throws EvidenceException {
    results.result(planned, report, attempts, ms);
  }

  @Override
  public void flush() throws EvidenceException {
    events.flush();
    evidence.flush();
  }

  @Override
  public boolean end(Instant at) throws EvidenceException {
    flush();
    results.end(at);
    return results.isGood();
  }
}
