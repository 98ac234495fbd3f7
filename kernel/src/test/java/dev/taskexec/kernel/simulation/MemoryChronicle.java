package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.run.Chronicle;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The run's files in memory. Evidence that was not flushed is lost when the kit dies, and some of
/// it when the machine does.
final class MemoryChronicle implements Chronicle {
  private final Death death;
  private final Monitor monitor;
  private final Doubts doubts;
  private final Map<Sha256, AttemptReport> evidence;
  private final Map<Sha256, AttemptReport> unflushed = new HashMap<>();
  private final List<RunEvent> events = new ArrayList<>();
  private boolean good = true;

  /// @param evidence what the files hold, by the digests of its lines
  MemoryChronicle(
      Death death, Monitor monitor, Doubts doubts, Map<Sha256, AttemptReport> evidence) {
    this.death = death;
    this.monitor = monitor;
    this.doubts = doubts;
    this.evidence = evidence;
  }

  @Override
  public void emit(RunEvent event) {
    death.step();
    events.add(event);
    switch (event) {
      case RunEvent.StopRequested _ -> monitor.stops();
      case RunEvent.TaskDoubted doubt -> doubts.tell(doubt.instance(), doubt.attempt());
      case RunEvent.TaskRetried retried -> monitor.waits(retried.instance(), retried.waitMs());
      case RunEvent.RunFinished _ -> monitor.endsRun();
      default -> {}
    }
  }

  @Override
  public Sha256 attempted(AttemptEnd end, AttemptReport report, Instant started, String because) {
    death.step();
    var line = end.attempt().planned().instance() + " " + end.attempt().number() + " " + report;
    var digest = Sha256.of(line.getBytes(StandardCharsets.UTF_8));
    unflushed.put(digest, report);
    return digest;
  }

  @Override
  public Sha256 upToDate(PlannedTask planned, Freshness.UpToDate found, Instant at) {
    throw new AssertionError("nothing is up to date here");
  }

  @Override
  public void result(PlannedTask planned, AttemptReport report, int attempts, long ms) {
    death.step();
    good &= planned.isGood(report.outcome());
    monitor.settles(planned, report.outcome());
  }

  @Override
  public void flush() {
    death.step();
    evidence.putAll(unflushed);
    unflushed.clear();
  }

  @Override
  public boolean end(Instant at) {
    death.step();
    flush();
    return good;
  }

  List<RunEvent> events() {
    return events;
  }
}
