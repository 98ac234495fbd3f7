package dev.taskexec.kernel.run;

import dev.taskexec.abi.event.RunEvent.RunResumed;
import dev.taskexec.abi.event.RunEvent.RunStarted;
import dev.taskexec.abi.event.RunEvent.TaskDoubted;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome.InDoubt;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Instant;
import java.util.Optional;

/// What is known of a run before its first task starts: that it begins or goes on, which outcomes
/// there are from before, and what is in doubt.
final class Beginning {
  private final Job job;
  private final Parts parts;
  private final Settling settling;
  private final Trying trying;

  Beginning(Job job, Parts parts, Settling settling, Trying trying) {
    this.job = job;
    this.parts = parts;
    this.settling = settling;
    this.trying = trying;
  }

  void announce(Instant began) throws EvidenceException {
    var tasks = job.tasks().size();
    if (!job.resumed()) {
      parts.chronicle().emit(new RunStarted(began, job.run(), tasks, job.workers(), job.dryRun()));
      return;
    }
    var finished = 0;
    var doubtful = 0;
    for (var past : job.past().values()) {
      finished += past instanceof Past.Settled ? 1 : 0;
      doubtful += past instanceof Past.Doubtful ? 1 : 0;
    }
    parts
        .chronicle()
        .emit(new RunResumed(began, job.run(), tasks, job.workers(), finished, doubtful));
  }

  /// Takes over what is known from before.
  void restore() throws EvidenceException {
    var at = parts.clock().instant();
    for (var planned : job.tasks()) {
      if (job.past().get(planned.index()) instanceof Past.Settled past) {
        settling.restore(planned, past, at);
        parts.broker().spent(planned, past.report().usage());
      }
    }
    for (var planned : job.tasks()) {
      switch (job.past().get(planned.index())) {
        case Past.Begun(var attempts, var failures) -> trying.restore(planned, attempts, failures);
        case Past.Doubtful(var attempts, var failures, var reason, _) -> {
          trying.restore(planned, attempts, failures);
          settling.doubt(planned, reason);
        }
        case Past.Settled _ -> {}
        case null -> {}
      }
    }
    for (var planned : job.tasks()) {
      if (job.past().get(planned.index()) instanceof Past.Doubtful doubtful) {
        tell(planned, doubtful, at);
      }
    }
    // What follows is found out when all outcomes are there, as they follow from each other.
    for (var planned : job.tasks()) {
      switch (job.past().get(planned.index())) {
        case Past.Settled past -> settling.followRestored(planned, past.report().outcome(), at);
        case Past.Doubtful doubtful when !doubtful.again() -> leaveInDoubt(planned, doubtful, at);
        case Past.Doubtful _, Past.Begun _ -> {}
        case null -> {}
      }
    }
  }

  private void tell(PlannedTask planned, Past.Doubtful doubtful, Instant at)
      throws EvidenceException {
    parts
        .chronicle()
        .emit(
            new TaskDoubted(
                at,
                planned.instance(),
                planned.task().queue(),
                doubtful.attempts(),
                doubtful.again(),
                doubtful.reason()));
  }

  private void leaveInDoubt(PlannedTask planned, Past.Doubtful doubtful, Instant at)
      throws EvidenceException {
    // It may have followed from the doubt about one of its needs already.
    if (!settling.isSettled(planned)) {
      var tries = new Tries(doubtful.attempts(), doubtful.failures(), Optional.empty());
      var report = AttemptReport.of(new InDoubt(doubtful.reason()));
      settling.settle(planned, report, tries, at, 0);
    }
  }
}
