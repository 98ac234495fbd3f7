package dev.taskexec.kernel.run;

import dev.taskexec.abi.event.RunEvent.StopRequested;
import dev.taskexec.abi.event.RunEvent.Warned;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome.Exhausted;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Timeout;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.run.Timers.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one thread that decides: it starts what may start, takes what ended, and settles it. It
/// alone knows the state of the plan, so there is nothing to lock.
///
/// It works in turns: it takes all messages, writes down what follows from them, and only then
/// starts more, so that an outcome is on record before its slot is used again. It has no thread and
/// no clock of its own and touches nothing but its parts, so that the same parts give the same run.
public final class RunLoop {
  /// How many attempts are started before messages are looked at again: a request to stop must not
  /// wait until a million slots are full.
  private static final int STARTS_A_TURN = 64;

  private final Job job;
  private final Parts parts;
  private final Records records;
  private final Trying trying = new Trying();
  private final Timers timers;
  private final Settling settling;
  private final Entering entering;
  private final Arming arming;
  private final Slots slots;
  private final Ending ending;
  private final Closing closing;
  private @Nullable Stopping stopping;
  private boolean mayStartMore;

  public RunLoop(Job job, Parts parts) {
    this.job = job;
    this.parts = parts;
    this.records = new Records(parts.ledger());
    this.timers = new Timers(now(parts));
    this.settling = new Settling(parts, records, trying);
    this.entering = new Entering(job, parts, settling, trying);
    this.arming = new Arming(job, parts, records, settling, trying);
    this.slots = new Slots(job, parts, timers);
    this.ending = new Ending(parts, records, settling, entering, trying, timers);
    this.closing = new Closing(job, parts, records, settling, trying, slots, ending, timers);
  }

  /// Runs until every task has its outcome, `run.json` stands, and the ledger says so durably.
  ///
  /// @return whether the run is good
  public boolean run(Instant began) throws EvidenceException, InterruptedException {
    try {
      begin(began);
      do {
        turn();
      } while (waitForMessage());
      return closing.close(stopReason());
    } finally {
      closing.endWhatRuns();
    }
  }

  private void begin(Instant began) throws EvidenceException {
    var beginning = new Beginning(job, parts, settling, trying);
    beginning.announce(began);
    beginning.restore();
    job.timeout()
        .ifPresent(
            limit ->
                timers.set(now(parts), Timers.nanos(limit.toMillis()), new Alarm.RunOutOfTime()));
    for (var planned : job.tasks()) {
      takeMessages();
      if (stopping != null) {
        return;
      }
      if (planned.task().done() && !settling.isSettled(planned)) {
        var skipped = AttemptReport.of(new Skipped(Why.DONE, "done in the source"));
        settling.settle(planned, skipped, Tries.NONE, parts.clock().instant(), 0);
      }
    }
  }

  private void turn() throws EvidenceException {
    takeMessages();
    takeAlarms();
    if (stopping == null) {
      entering.all();
      stopAfterFailures();
    }
    settling.write();
    if (stopping == null) {
      start();
      stopAfterFailures();
    }
  }

  private void takeMessages() throws EvidenceException {
    for (var message = parts.mailbox().poll(); message != null; message = parts.mailbox().poll()) {
      take(message);
    }
  }

  private void take(Message message) throws EvidenceException {
    switch (message) {
      case Message.Ended(var end) -> ended(end);
      case Message.StopRequest(var reason) -> stop(reason, true);
      case Message.Forced(var seq) -> arming.forced(seq);
      case Message.Unforced(var cause) -> throw cause;
      case Message.Warning(var text) ->
          parts.chronicle().emit(new Warned(parts.clock().instant(), text));
      case Message.Probed(var index, var freshness) -> {
        if (stopping == null) {
          entering.probed(index, freshness);
        }
      }
    }
    stopAfterFailures();
  }

  private void ended(AttemptEnd end) throws EvidenceException {
    var ended = slots.ended(end);
    if (ended.isPresent()) {
      ending.reported(ended.get(), end, stopReason());
    }
  }

  private void takeAlarms() throws EvidenceException {
    var now = now(parts);
    for (var alarm = timers.due(now); alarm.isPresent(); alarm = timers.due(now)) {
      switch (alarm.get()) {
        case Alarm.OutOfTime(var running) -> {
          var limit = running.attempt().planned().task().terms().timeoutMs().orElseThrow();
          slots.end(running, new Timeout(Duration.ofMillis(limit)), now);
        }
        case Alarm.Unanswered(var running) -> {
          slots.giveUp(running);
          ending.unanswered(running, stopReason(), now);
        }
        case Alarm.RetryDue(var planned) -> {
          if (stopping == null) {
            parts.candidates().offer(planned);
          }
        }
        case Alarm.RunOutOfTime() -> stop(Stopping.ofTime(job.timeout().orElseThrow()), false);
      }
      stopAfterFailures();
    }
    for (var over : parts.broker().overWall(now)) {
      slots
          .of(over.task().index())
          .ifPresent(it -> slots.end(it, new Exhausted(over.overrun().text()), now));
    }
  }

  private void start() throws EvidenceException {
    var now = now(parts);
    do {
      entering.all();
      arming.fill(slots.free(), now);
    } while (settling.hasReady());
    mayStartMore = false;
    for (var starts = 0; slots.free() > 0; starts++) {
      if (starts == STARTS_A_TURN) {
        mayStartMore = true;
        return;
      }
      var next = arming.next();
      if (next.isEmpty()) {
        return;
      }
      settling.resolve(next.get().attempt().planned());
      slots.start(next.get(), now);
    }
  }

  /// Waits for a message and takes it.
  ///
  /// @return whether the run goes on
  private boolean waitForMessage() throws EvidenceException, InterruptedException {
    if (slots.isEmpty() && (stopping != null || settling.size() == job.tasks().size())) {
      return false;
    }
    settling.write();
    if (stopping == null && mayStartMore) {
      return true;
    }
    var now = now(parts);
    var left = Math.min(timers.left(now), left(parts.broker().nextWall(now), now));
    if (stopping == null && arming.isHungry()) {
      left = Math.min(left, left(parts.candidates().nextRate(now), now));
    }
    if (left == Timers.NEVER && slots.isEmpty() && !arming.isForcing() && !entering.isProbing()) {
      throw new IllegalStateException(
          "nothing can start, and %d of %d tasks have an outcome"
              .formatted(settling.size(), job.tasks().size()));
    }
    var deadline = left == Timers.NEVER ? Timers.NEVER : now + left;
    var message = parts.mailbox().await(deadline);
    if (message != null) {
      take(message);
    }
    return true;
  }

  private static long left(long moment, long now) {
    return moment == Timers.NEVER ? Timers.NEVER : moment - now;
  }

  private void stopAfterFailures() throws EvidenceException {
    if (stopping == null) {
      var reason = settling.enough(job.maxFail());
      if (reason.isPresent()) {
        stop(reason.get(), false);
      }
    }
  }

  /// @param asked whether somebody asked, which counts also the second time
  private void stop(String reason, boolean asked) throws EvidenceException {
    if (stopping == null) {
      stopping = new Stopping(reason, false);
      settling.followNoMore();
      arming.giveUp(now(parts));
    } else if (asked && !stopping.atOnce()) {
      stopping = new Stopping(stopping.reason(), true);
    } else {
      return;
    }
    slots.stopAll(stopping.atOnce(), now(parts));
    parts.chronicle().emit(new StopRequested(parts.clock().instant(), reason));
  }

  private Optional<String> stopReason() {
    return Optional.ofNullable(stopping).map(Stopping::reason);
  }

  private static long now(Parts parts) {
    return parts.nanos().getAsLong();
  }
}
