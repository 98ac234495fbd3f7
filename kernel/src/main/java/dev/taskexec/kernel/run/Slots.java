package dev.taskexec.kernel.run;

import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.run.Arming.Armed;
import dev.taskexec.kernel.run.Timers.Alarm;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The attempts that run, each in a slot: how they start, and how they are made to end.
final class Slots {
  private final Parts parts;
  private final Timers timers;
  private final int workers;
  private final Duration grace;
  private final SequencedMap<Integer, Running> running = new LinkedHashMap<>();
  private final Set<Abandoned> abandoned = new HashSet<>();

  /// An attempt that nobody waits for any more.
  ///
  /// @param index its task's place
  private record Abandoned(int index, int number) {}

  Slots(Job job, Parts parts, Timers timers) {
    this.parts = parts;
    this.timers = timers;
    this.workers = job.workers();
    this.grace = job.grace();
  }

  int free() {
    return workers - running.size();
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /// What runs of the task at that place.
  Optional<Running> of(int index) {
    return Optional.ofNullable(running.get(index));
  }

  /// Starts an attempt. A slot MUST be free.
  void start(Armed armed, long now) throws EvidenceException {
    var attempt = armed.attempt();
    var planned = attempt.planned();
    var at = parts.clock().instant();
    parts
        .chronicle()
        .emit(
            new TaskStarted(
                at, planned.instance(), planned.task().queue(), planned.agent(), attempt.number()));
    parts.candidates().started(planned, now);
    if (armed.lease() != Lease.UNLIMITED) {
      parts.broker().begin(armed.lease(), now);
    }
    var handle = parts.dispatcher().start(attempt, armed.lease());
    var started = new Running(attempt, armed.lease(), handle, at, now);
    running.put(planned.index(), started);
    planned
        .task()
        .terms()
        .timeoutMs()
        .ifPresent(
            ms ->
                started.limitedBy(timers.set(now, Timers.nanos(ms), new Alarm.OutOfTime(started))));
  }

  /// Takes an attempt that reported out of its slot; empty if nobody waits for it any more.
  Optional<Running> ended(AttemptEnd end) {
    var attempt = end.attempt();
    var index = attempt.planned().index();
    if (abandoned.remove(new Abandoned(index, attempt.number()))) {
      return Optional.empty();
    }
    var ended = running.get(index);
    if (ended == null || ended.attempt().number() != attempt.number()) {
      throw new IllegalStateException("a second report of " + attempt.stem());
    }
    leave(ended);
    return Optional.of(ended);
  }

  /// Takes an attempt that does not answer out of its slot.
  void giveUp(Running unanswered) {
    var attempt = unanswered.attempt();
    abandoned.add(new Abandoned(attempt.planned().index(), attempt.number()));
    leave(unanswered);
    unanswered.abandon();
  }

  /// Ends an attempt that will have that outcome, whatever it reports.
  void end(Running it, Outcome outcome, long now) {
    it.judge(outcome);
    stop(it, now);
  }

  /// Asks all to end: politely the first time, at once the second.
  void stopAll(boolean atOnce, long now) {
    for (var each : running.sequencedValues()) {
      if (atOnce) {
        stopAtOnce(each, now);
      } else {
        stop(each, now);
      }
    }
  }

  private void leave(Running it) {
    running.remove(it.attempt().planned().index());
    it.cancel(timers);
  }

  private void stop(Running it, long now) {
    it.stop();
    if (it.patience().isEmpty()) {
      bePatient(it, Stopping.politely(grace), now);
    }
  }

  private void stopAtOnce(Running it, long now) {
    it.stopAtOnce();
    var left = it.patience().map(timer -> timers.left(timer, now)).orElse(Timers.NEVER);
    it.patience().ifPresent(timers::cancel);
    bePatient(it, Math.max(0, Math.min(left, Stopping.atOnce(grace))), now);
  }

  private void bePatient(Running it, long length, long now) {
    it.patientUntil(timers.set(now, length, new Alarm.Unanswered(it)));
  }
}
