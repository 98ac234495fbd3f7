package dev.taskexec.kernel.resume;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.ledger.DamagedLedgerException;
import dev.taskexec.kernel.ledger.LedgerEnd;
import dev.taskexec.kernel.ledger.LedgerReader;
import dev.taskexec.kernel.ledger.LineSource;
import dev.taskexec.kernel.run.Past;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What resuming makes of a ledger, for a simulation whose evidence is in memory.
///
/// @param end where the ledger ends
/// @param begun whether the run had begun
public record TestingPasts(LedgerEnd end, boolean begun, Map<Integer, Past> pasts) {

  /// @param boot of the machine as it is now
  /// @param evidence the reports by the digests of their lines
  /// @param again whether a task that is in doubt runs again
  public static TestingPasts read(
      LineSource ledger,
      RunId run,
      List<PlannedTask> tasks,
      String boot,
      Map<Sha256, AttemptReport> evidence,
      Predicate<PlannedTask> again)
      throws IOException, DamagedLedgerException {
    var story = new Story(tasks);
    var end = LedgerReader.read(ledger, "ledger.jsonl", run, (told, _) -> story.take(told));
    var pasts = new HashMap<Integer, Past>();
    var stands = story.stands(Optional.of(boot));
    for (var planned : tasks) {
      past(stands.get(planned.index()), evidence, again.test(planned))
          .ifPresent(past -> pasts.put(planned.index(), past));
    }
    return new TestingPasts(end, story.start().isPresent(), pasts);
  }

  private static Optional<Past> past(
      Stand stand, Map<Sha256, AttemptReport> evidence, boolean again) {
    return switch (stand) {
      case Stand.Untouched _, Stand.Skipped _ -> Optional.empty();
      case Stand.Begun(var attempts, var failures) ->
          Optional.of(new Past.Begun(attempts, failures));
      case Stand.InDoubt(var attempts, var failures, var reason, _, _) ->
          Optional.of(new Past.Doubtful(attempts, failures, reason, again));
      case Stand.Finished(var settled) -> Optional.of(finished(settled, evidence, again));
    };
  }

  private static Past finished(
      Settlement settled, Map<Sha256, AttemptReport> evidence, boolean again) {
    if (!settled.hasEvidence()) {
      return new Past.Settled(
          AttemptReport.of(outcome(settled)), settled.attempts(), settled.ms(), Optional.empty());
    }
    var digest = new Sha256(java.util.HexFormat.of().formatHex(settled.evidence()));
    var report = evidence.get(digest);
    if (report == null) {
      return new Past.Doubtful(
          settled.attempts(), settled.failuresBefore(), "its evidence is gone", again);
    }
    return new Past.Settled(report, settled.attempts(), settled.ms(), Optional.of(digest));
  }

  private static Outcome outcome(Settlement settled) {
    return switch (settled.outcome()) {
      case "skipped" -> new Outcome.Skipped(Why.DONE, "done");
      case "exhausted" -> new Outcome.Exhausted(settled.reason());
      default -> throw new AssertionError("without evidence: " + settled);
    };
  }
}
