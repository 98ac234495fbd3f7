package dev.taskexec.kernel.run;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.event.RunEvent.TaskRetried;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Cancelled;
import dev.taskexec.abi.outcome.Outcome.Exhausted;
import dev.taskexec.abi.outcome.Outcome.Timeout;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.AttemptEnd.Result;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.run.Timers.Alarm;
import java.util.List;
import java.util.Optional;

/// What becomes of a task when an attempt at it is over: it gives back what it held, and its task
/// is settled or waits for another try.
final class Ending {
  private static final String UNANSWERED = "it did not answer and was left to itself";

  private final Parts parts;
  private final Records records;
  private final Settling settling;
  private final Entering entering;
  private final Trying trying;
  private final Timers timers;

  Ending(
      Parts parts,
      Records records,
      Settling settling,
      Entering entering,
      Trying trying,
      Timers timers) {
    this.parts = parts;
    this.records = records;
    this.settling = settling;
    this.entering = entering;
    this.trying = trying;
    this.timers = timers;
  }

  /// An attempt reported.
  ///
  /// @param stop why the run is being stopped, if it is
  /// @throws EvidenceException also if the attempt could not record what it did
  void reported(Running ended, AttemptEnd end, Optional<String> stop) throws EvidenceException {
    switch (end.result()) {
      case Result.Reported(var report) -> {
        var counts =
            new AttemptReport(
                ended.verdict().orElse(report.outcome()),
                report.commands(),
                report.evidence(),
                report.usage());
        over(ended, end, counts, stop.isEmpty());
      }
      case Result.Interrupted() -> {
        var outcome = ended.verdict().orElse(new Cancelled(stop.orElse("interrupted")));
        over(ended, end, bare(outcome, end.ms()), stop.isEmpty());
      }
      case Result.Unrecorded(var cause) -> {
        var reason =
            "what it did cannot be recorded: " + OneLine.of(String.valueOf(cause.getMessage()));
        over(ended, end, bare(new Outcome.Error(reason), end.ms()), false);
        throw cause;
      }
    }
  }

  /// Nobody waits for an attempt any more. It may still go on, so its task is not tried again.
  void unanswered(Running unanswered, Optional<String> stop, long now) throws EvidenceException {
    var outcome =
        switch (unanswered.verdict().orElse(new Cancelled(stop.orElse("interrupted")))) {
          case Timeout(var limit, _) -> new Timeout(limit, UNANSWERED);
          case Exhausted(var reason) -> new Exhausted(reason + "; " + UNANSWERED);
          case Cancelled(var reason) -> new Cancelled(reason + "; " + UNANSWERED);
          case Outcome other -> other;
        };
    var ms = unanswered.ms(now);
    var end =
        new AttemptEnd(
            unanswered.attempt(),
            new Result.Interrupted(),
            List.of(),
            Optional.empty(),
            parts.clock().instant(),
            ms);
    over(unanswered, end, bare(outcome, ms), false);
  }

  private void over(Running ended, AttemptEnd end, AttemptReport reported, boolean goesOn)
      throws EvidenceException {
    var attempt = ended.attempt();
    var planned = attempt.planned();
    var report = paid(ended, reported);
    var line = parts.chronicle().attempted(end, report, ended.started(), entering.because(planned));
    parts.candidates().release(planned);
    var tries = trying.count(planned, attempt.number(), report.outcome(), line);
    var retry = goesOn ? Trying.due(planned, report, tries.failures()) : Optional.<Retry>empty();
    if (retry.isPresent()) {
      retry(ended, end, report, tries, retry.get());
    } else {
      trying.forget(planned);
      entering.forget(planned);
      settling.settle(planned, report, tries, end.ended(), end.ms());
    }
  }

  /// Ends its lease, and says in the report what was really used.
  private AttemptReport paid(Running ended, AttemptReport report) {
    var lease = ended.lease();
    if (lease == Lease.UNLIMITED) {
      return report;
    }
    var used = parts.broker().settle(lease, report.usage(), parts.nanos().getAsLong());
    if (lease.isBounded()) {
      records.spent(ended.attempt(), used);
    }
    return new AttemptReport(report.outcome(), report.commands(), report.evidence(), used);
  }

  private void retry(Running ended, AttemptEnd end, AttemptReport report, Tries tries, Retry retry)
      throws EvidenceException {
    var attempt = ended.attempt();
    var planned = attempt.planned();
    var wait = parts.backoff().waitMs(retry, tries.failures());
    parts
        .chronicle()
        .emit(
            new TaskRetried(
                end.ended(),
                planned.instance(),
                planned.task().queue(),
                planned.agent(),
                attempt.number(),
                report.outcome(),
                end.ms(),
                wait,
                Settling.telling(report)));
    records.retried(
        attempt, report.outcome(), tries.failures(), wait, tries.evidence().orElseThrow());
    trying.keep(planned, tries);
    timers.set(parts.nanos().getAsLong(), Timers.nanos(wait), new Alarm.RetryDue(planned));
  }

  private static AttemptReport bare(Outcome outcome, long ms) {
    return new AttemptReport(
        outcome,
        List.of(),
        Optional.empty(),
        Usage.NONE.with(Quantity.WALL_MS, ms, Usage.How.MEASURED));
  }
}
