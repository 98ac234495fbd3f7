package dev.taskexec.kernel.run;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome.Exhausted;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.budget.Broker;
import dev.taskexec.kernel.budget.Broker.Answer;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.frontier.Candidates;
import dev.taskexec.kernel.ledger.Forcer;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The tasks that were taken and have no slot yet. Each holds its queue's place, its locks and its
/// budget, and its intent stands in the ledger; it may start when that is durable.
///
/// More are taken than there are slots, so that their intents are forced together, ahead of time:
/// few ever wait for the disk.
final class Arming {
  private static final int AHEAD = 64;
  private static final String NOOP = "noop";
  private static final long NO_INTENT = -1;

  private final Job job;
  private final Candidates candidates;
  private final Broker broker;
  private final Forcer forcer;
  private final InstantSource clock;
  private final Records records;
  private final Settling settling;
  private final Trying trying;
  private final Deque<Armed> unforced = new ArrayDeque<>();
  private final Queue<Armed> durable =
      new PriorityQueue<>(Comparator.comparingInt(armed -> armed.attempt().planned().index()));
  private final Map<Integer, PlannedTask> waiting = new HashMap<>();
  private final SequencedMap<Integer, PlannedTask> asked = new TreeMap<>();
  private boolean hungry;

  /// A task that holds all that it needs but a slot.
  ///
  /// @param intent the number of its record in the ledger; negative for none
  record Armed(Attempt attempt, Lease lease, long intent) {}

  Arming(Job job, Parts parts, Records records, Settling settling, Trying trying) {
    this.job = job;
    this.candidates = parts.candidates();
    this.broker = parts.broker();
    this.forcer = parts.forcer();
    this.clock = parts.clock();
    this.records = records;
    this.settling = settling;
    this.trying = trying;
  }

  /// Takes what can be taken now, up to a group for the slots that are free and one ahead of those
  /// that will be.
  ///
  /// @param free how many slots are free
  void fill(int free, long now) throws EvidenceException {
    var taken = 0;
    var intents = false;
    askAgain();
    hungry = false;
    while (size() < Math.min(free, AHEAD) + AHEAD) {
      // A slot that is free may also take a task of a queue with a rate, whatever is armed already.
      var ahead = taken >= free;
      var next = candidates.take(now, ahead);
      if (next.isEmpty()) {
        if (withdrawAsked()) {
          continue;
        }
        hungry = !ahead;
        break;
      }
      asked.remove(next.get().index());
      var before = size();
      intents |= reserve(next.get());
      // Who gets no budget takes up no slot either.
      taken += size() - before;
      askAgain();
    }
    if (intents) {
      forcer.force();
    }
  }

  /// Whether a slot stays free because nothing that is left may be taken now.
  boolean isHungry() {
    return hungry;
  }

  /// How many tasks are taken and have no slot.
  int size() {
    return unforced.size() + durable.size();
  }

  /// Whether any intent is not durable yet.
  boolean isForcing() {
    return !unforced.isEmpty();
  }

  /// The ledger is durable up to and with that record.
  void forced(long seq) {
    while (!unforced.isEmpty() && unforced.getFirst().intent() <= seq) {
      durable.add(unforced.removeFirst());
    }
  }

  /// Takes the first in plan order that may start; empty if there is none.
  Optional<Armed> next() {
    return Optional.ofNullable(durable.poll());
  }

  /// Gives back what all of them hold, as none of them will start. Their intents are void when
  /// their tasks are settled.
  void giveUp(long now) {
    unforced.addAll(durable);
    durable.clear();
    for (var armed : unforced) {
      if (armed.lease() != Lease.UNLIMITED) {
        broker.settle(armed.lease(), Usage.NONE, now);
      }
      candidates.release(armed.attempt().planned());
    }
    unforced.clear();
  }

  /// @return whether an intent was added to the ledger
  private boolean reserve(PlannedTask planned) throws EvidenceException {
    var attempt = new Attempt(job.run(), planned, trying.of(planned).attempts() + 1, job.dryRun());
    if (planned.agent().equals(NOOP)) {
      armWithoutIntent(attempt, Lease.UNLIMITED);
      return false;
    }
    switch (broker.reserve(planned)) {
      case Answer.Granted(var lease) -> {
        if (lease.isBounded()) {
          records.reserved(attempt, lease.reserved());
        }
        if (job.dryRun()) {
          armWithoutIntent(attempt, lease);
          return false;
        }
        unforced.add(new Armed(attempt, lease, records.intended(attempt)));
        return true;
      }
      case Answer.Wait _ -> {
        waiting.put(planned.index(), planned);
        candidates.putBack(planned);
      }
      case Answer.Refused(var overrun) -> {
        records.refused(attempt, overrun);
        candidates.release(planned);
        settling.settle(
            planned,
            AttemptReport.of(new Exhausted(overrun.text())),
            trying.of(planned),
            clock.instant(),
            0);
      }
    }
    return false;
  }

  /// It waits for nothing itself, and does not overtake those before it that wait for the disk.
  private void armWithoutIntent(Attempt attempt, Lease lease) {
    var last = unforced.peekLast();
    if (last == null) {
      durable.add(new Armed(attempt, lease, NO_INTENT));
    } else {
      unforced.add(new Armed(attempt, lease, last.intent()));
    }
  }

  private void askAgain() {
    for (var again : broker.mayAskAgain()) {
      // One that was named before and not taken yet is a candidate already.
      if (waiting.remove(again.index()) != null) {
        asked.put(again.index(), again);
        candidates.unpark(again);
      }
    }
  }

  /// Whoever could ask again and was not taken waits for something else, and must not hold others
  /// back.
  ///
  /// @return whether others may ask now
  private boolean withdrawAsked() {
    asked.sequencedValues().forEach(broker::withdraw);
    asked.clear();
    askAgain();
    return !asked.isEmpty();
  }
}
