package dev.taskexec.kernel.run;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.event.RunEvent.RunStarted;
import dev.taskexec.abi.event.RunEvent.StopRequested;
import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Cancelled;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.AttemptEnd.Result;
import dev.taskexec.kernel.attempt.Dispatcher;
import dev.taskexec.kernel.attempt.EffectRecord;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one thread that decides: it starts what may start, takes what ended, and settles it. It
/// alone knows the state of the plan, so there is nothing to lock.
public final class RunLoop {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final int FIRST_ATTEMPT = 1;

  /// What a loop decides about.
  ///
  /// @param workers how many tasks may run at once
  /// @param agents the names of those that there are
  public record Job(
      RunId run,
      List<PlannedTask> tasks,
      int workers,
      boolean dryRun,
      Duration grace,
      Set<String> agents) {}

  private final Job job;
  private final Dispatcher dispatcher;
  private final Inbox inbox;
  private final RunRecord record;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Frontier frontier;
  private final SequencedMap<Integer, Running> running = new LinkedHashMap<>();
  private @Nullable Stopping stopping;

  /// @param inbox where the dispatcher's attempts report
  /// @param nanos a clock that only goes forward
  public RunLoop(
      Job job,
      Dispatcher dispatcher,
      Inbox inbox,
      RunRecord record,
      InstantSource clock,
      LongSupplier nanos) {
    this.job = job;
    this.dispatcher = dispatcher;
    this.inbox = inbox;
    this.record = record;
    this.clock = clock;
    this.nanos = nanos;
    this.frontier = new Frontier(job.tasks());
  }

  /// Runs until every task has its outcome and `run.json` stands.
  ///
  /// @return whether the run is good
  public boolean run(Instant began) throws EvidenceException, InterruptedException {
    try {
      record.emit(
          new RunStarted(began, job.run(), job.tasks().size(), job.workers(), job.dryRun()));
      do {
        takeMessages();
        startWhatMay();
      } while (waitForMessage());
      giveUpUnanswered();
      cancelUnstarted();
      return record.end(clock.instant());
    } finally {
      endWhatRuns();
    }
  }

  private void takeMessages() throws EvidenceException {
    for (var message = inbox.poll(); message != null; message = inbox.poll()) {
      take(message);
    }
  }

  /// Waits for a message and takes it.
  ///
  /// @return whether the run goes on
  private boolean waitForMessage() throws EvidenceException, InterruptedException {
    if (running.isEmpty()) {
      return false;
    }
    var message = inbox.poll();
    if (message == null) {
      record.flush();
      message = stopping == null ? inbox.take() : inbox.poll(stopping.left(nanos.getAsLong()));
    }
    if (message == null) {
      return false;
    }
    take(message);
    return true;
  }

  private void take(Message message) throws EvidenceException {
    switch (message) {
      case Message.Ended(var end) -> settle(end);
      case Message.StopRequest(var reason) -> stop(reason);
      case Message.Forced _, Message.Unforced _, Message.Probed _ -> {}
    }
  }

  private void startWhatMay() throws EvidenceException {
    while (stopping == null && running.size() < job.workers()) {
      // A request to stop must not wait until all that may start has been started.
      takeMessages();
      if (stopping != null) {
        return;
      }
      var next = frontier.take();
      if (next.isEmpty()) {
        return;
      }
      start(next.get());
    }
  }

  private void start(PlannedTask planned) throws EvidenceException {
    if (planned.task().done()) {
      settleUnstarted(planned, new Skipped(Why.DONE, "done in the source"));
    } else if (!job.agents().contains(planned.agent())) {
      var known = String.join(", ", job.agents());
      settleUnstarted(
          planned,
          new Outcome.Error("no agent named `%s`; there are %s".formatted(planned.agent(), known)));
    } else {
      var attempt = new Attempt(job.run(), planned, FIRST_ATTEMPT, job.dryRun());
      var at = clock.instant();
      record.emit(
          new TaskStarted(
              at, planned.instance(), planned.task().queue(), planned.agent(), FIRST_ATTEMPT));
      var now = nanos.getAsLong();
      running.put(
          planned.index(),
          new Running(attempt, dispatcher.start(attempt, Lease.UNLIMITED), at, now));
    }
  }

  private void settle(AttemptEnd end) throws EvidenceException {
    var ended = running.remove(end.attempt().planned().index());
    if (ended == null) {
      throw new IllegalStateException("a second report of " + end.attempt().stem());
    }
    switch (end.result()) {
      case Result.Reported(var reported) -> settle(ended, reported, end);
      case Result.Interrupted() -> settle(ended, cancelled(stopReason(), end.ms()), end);
      case Result.Unrecorded(var cause) -> {
        settle(ended, unrecorded(cause), end);
        throw cause;
      }
    }
  }

  private void settle(Running ended, AttemptReport report, AttemptEnd end)
      throws EvidenceException {
    settle(ended, report, end.effects(), end.ended(), end.ms());
  }

  private static AttemptReport unrecorded(EvidenceException cause) {
    return AttemptReport.of(
        new Outcome.Error(
            "what it did cannot be recorded: " + OneLine.of(String.valueOf(cause.getMessage()))));
  }

  private void settle(
      Running ended, AttemptReport report, List<EffectRecord> effects, Instant at, long ms)
      throws EvidenceException {
    var attempt = ended.attempt();
    record.attempted(attempt, report, effects, ended.started(), at);
    record.settled(attempt.planned(), report, attempt.number(), at, ms);
  }

  private void settleUnstarted(PlannedTask planned, Outcome outcome) throws EvidenceException {
    record.settled(planned, AttemptReport.of(outcome), 0, clock.instant(), 0);
  }

  private void stop(String reason) throws EvidenceException {
    var now = nanos.getAsLong();
    if (stopping == null) {
      stopping = Stopping.politely(reason, now, job.grace());
    } else if (!stopping.atOnce()) {
      stopping = stopping.atOnce(now, job.grace());
    } else {
      return;
    }
    running.values().forEach(each -> each.handle().stop());
    record.emit(new StopRequested(clock.instant(), reason));
  }

  private void giveUpUnanswered() throws EvidenceException {
    for (var each : List.copyOf(running.values())) {
      running.remove(each.attempt().planned().index());
      var ms = Math.max(0, nanos.getAsLong() - each.nanos()) / NANOS_PER_MS;
      var reason = stopReason() + "; it did not answer and was left to itself";
      settle(each, cancelled(reason, ms), List.of(), clock.instant(), ms);
    }
  }

  private void cancelUnstarted() throws EvidenceException {
    for (var planned : frontier.takeRest()) {
      settleUnstarted(planned, new Cancelled("not started: " + stopReason()));
    }
  }

  private String stopReason() {
    return stopping == null ? "interrupted" : stopping.reason();
  }

  private static AttemptReport cancelled(String reason, long ms) {
    return new AttemptReport(
        new Cancelled(reason),
        List.of(),
        Optional.empty(),
        Usage.NONE.with(Quantity.WALL_MS, ms, Usage.How.MEASURED));
  }

  /// What still ends when the run cannot go on happened all the same, so it is recorded where that
  /// can be done; that something cannot is being told already.
  private void settleLast(AttemptEnd end) {
    try {
      settle(end);
    } catch (EvidenceException _) {
      // See above.
    }
  }

  /// When the run cannot go on (the disk is full, this thread was interrupted, there is a bug),
  /// what runs is still ended, and waited for as long as after a request to stop.
  private void endWhatRuns() {
    var interrupted = false;
    var waiting = Stopping.politely("given up", nanos.getAsLong(), job.grace());
    running.values().forEach(each -> each.handle().stop());
    while (!running.isEmpty()) {
      var left = waiting.left(nanos.getAsLong());
      try {
        switch (inbox.poll(left)) {
          case Message.Ended(var end) -> settleLast(end);
          case Message.Forced _, Message.Unforced _, Message.Probed _ -> {}
          case Message.StopRequest _ -> {
            waiting = waiting.atOnce(nanos.getAsLong(), job.grace());
            running.values().forEach(each -> each.handle().stop());
          }
          case null -> running.clear();
        }
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
