package dev.taskexec.kernel.run;

import dev.taskexec.abi.event.RunEvent.RunFinished;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome.Cancelled;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.run.Timers.Alarm;
import java.util.Optional;

/// How a run comes to its end: when nothing runs any more, and when it cannot go on.
final class Closing {
  private static final String GIVEN_UP = "given up";

  private final Job job;
  private final Parts parts;
  private final Records records;
  private final Settling settling;
  private final Trying trying;
  private final Slots slots;
  private final Ending ending;
  private final Timers timers;

  Closing(
      Job job,
      Parts parts,
      Records records,
      Settling settling,
      Trying trying,
      Slots slots,
      Ending ending,
      Timers timers) {
    this.job = job;
    this.parts = parts;
    this.records = records;
    this.settling = settling;
    this.trying = trying;
    this.slots = slots;
    this.ending = ending;
    this.timers = timers;
  }

  /// Cancels what has no outcome, and makes `run.json` stand.
  ///
  /// The outcomes are durable in the ledger before it stands, and that the run has ended after it:
  /// a kit that dies between the two leaves a run that can be resumed, and comes to the same.
  ///
  /// @param stop why the run is being stopped, if it is
  /// @return whether the run is good
  boolean close(Optional<String> stop) throws EvidenceException, InterruptedException {
    cancelTheRest(stop.orElse("interrupted"));
    settling.write();
    makeDurable(records.last());
    var at = parts.clock().instant();
    var good = parts.chronicle().end(at);
    makeDurable(records.ended(good, settling.counts()));
    parts.chronicle().emit(new RunFinished(at, good));
    parts.chronicle().flush();
    return good;
  }

  /// When the run cannot go on (the disk is full, this thread was interrupted, there is a bug),
  /// what runs is still ended, and waited for as long as after a request to stop.
  void endWhatRuns() {
    var interrupted = false;
    var now = parts.nanos().getAsLong();
    settling.followNoMore();
    slots.stopAll(false, now);
    while (!slots.isEmpty()) {
      now = parts.nanos().getAsLong();
      giveUpUnanswered(now);
      if (slots.isEmpty()) {
        break;
      }
      try {
        var left = timers.left(now);
        switch (parts.mailbox().await(left == Timers.NEVER ? Timers.NEVER : now + left)) {
          case Message.Ended(var end) -> takeLast(end);
          case Message.StopRequest _ -> slots.stopAll(true, parts.nanos().getAsLong());
          case Message.Forced _, Message.Unforced _, Message.Probed _, Message.Warning _ -> {}
          case null -> {}
        }
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancelTheRest(String reason) throws EvidenceException {
    settling.followNoMore();
    for (var planned : job.tasks()) {
      if (!settling.isSettled(planned)) {
        var tries = trying.of(planned);
        var how = tries.attempts() == 0 ? "not started: " : "not tried again: ";
        var outcome = settling.unlessInDoubt(planned, new Cancelled(how + reason));
        settling.settle(planned, AttemptReport.of(outcome), tries, parts.clock().instant(), 0);
      }
    }
  }

  private void makeDurable(long seq) throws EvidenceException, InterruptedException {
    if (seq < 0) {
      return;
    }
    parts.forcer().force();
    while (true) {
      switch (parts.mailbox().await(Timers.NEVER)) {
        case Message.Forced(var durable) -> {
          if (durable >= seq) {
            return;
          }
        }
        case Message.Unforced(var cause) -> throw cause;
        // Whoever still reports was given up, and nothing is left to be stopped.
        case Message.Ended _, Message.StopRequest _, Message.Probed _, Message.Warning _ -> {}
        case null -> {}
      }
    }
  }

  private void giveUpUnanswered(long now) {
    for (var alarm = timers.due(now); alarm.isPresent(); alarm = timers.due(now)) {
      if (alarm.get() instanceof Alarm.Unanswered(var running)) {
        slots.giveUp(running);
      }
    }
  }

  /// What still ends when the run cannot go on happened all the same, so it is recorded where that
  /// can be done; that something cannot is being told already.
  private void takeLast(AttemptEnd end) {
    try {
      var ended = slots.ended(end);
      if (ended.isPresent()) {
        ending.reported(ended.get(), end, Optional.of(GIVEN_UP));
      }
    } catch (EvidenceException _) {
      // See above.
    }
  }
}
