package dev.taskexec.kernel.run;

import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Cancelled;
import dev.taskexec.abi.outcome.Outcome.InDoubt;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.kernel.frontier.NeedGraph;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gives every task its one outcome, writes it down, and finds out what follows for others: who may
/// start now, and who never will.
final class Settling {
  /// How many outcomes are collected before they are written, so that a long cascade needs no
  /// memory.
  private static final int GROUP = 256;

  private final Chronicle chronicle;
  private final Ledger ledger;
  private final Records records;
  private final NeedGraph needs;
  private final Trying trying;
  private final BitSet settled = new BitSet();
  private final Map<Integer, String> doubts = new HashMap<>();
  private final Deque<PlannedTask> ready = new ArrayDeque<>();
  private final Deque<Final> toSettle = new ArrayDeque<>();
  private final SortedMap<String, Integer> counts = new TreeMap<>();
  private boolean following = true;
  private int size;
  private int unwritten;
  private int failures;
  private @Nullable PlannedTask lastFailed;

  private record Final(
      PlannedTask planned, AttemptReport report, Tries tries, Instant at, long ms) {}

  Settling(Parts parts, Records records, Trying trying) {
    this.chronicle = parts.chronicle();
    this.ledger = parts.ledger();
    this.records = records;
    this.needs = parts.needs();
    this.trying = trying;
    ready.addAll(needs.free());
  }

  /// Settles a task, and all that can never start because of it.
  ///
  /// @param ms how long its last attempt took
  void settle(PlannedTask planned, AttemptReport report, Tries tries, Instant at, long ms)
      throws EvidenceException {
    toSettle.add(new Final(planned, report, tries, at, ms));
    settleAll();
  }

  /// From now on nothing starts any more, so nothing follows from an outcome for others.
  void followNoMore() {
    following = false;
    ready.clear();
  }

  /// Takes over an outcome from before the run was resumed. What follows from it is found out by
  /// [#followRestored].
  void restore(PlannedTask planned, Past.Settled past, Instant at) throws EvidenceException {
    count(planned, past.report().outcome());
    chronicle.result(planned, past.report(), past.attempts(), past.ms());
    emit(planned, past.report(), at, past.ms(), true);
    writeGroup();
  }

  /// Says that a task may have been done before the run was resumed.
  ///
  /// @param reason why nobody knows
  void doubt(PlannedTask planned, String reason) {
    doubts.put(planned.index(), reason);
  }

  /// Takes back a doubt, as the task is tried again.
  void resolve(PlannedTask planned) {
    doubts.remove(planned.index());
  }

  /// Finds out what follows from a restored outcome, when all of them are known.
  void followRestored(PlannedTask planned, Outcome outcome, Instant at) throws EvidenceException {
    follow(planned, outcome, at);
    settleAll();
  }

  /// Takes a task whose needs have been met and that has no outcome; empty if there is none.
  Optional<PlannedTask> nextReady() {
    var next = ready.poll();
    while (next != null && isSettled(next)) {
      next = ready.poll();
    }
    return Optional.ofNullable(next);
  }

  /// Whether there is such a task.
  boolean hasReady() {
    ready.removeIf(this::isSettled);
    return !ready.isEmpty();
  }

  boolean isSettled(PlannedTask planned) {
    return settled.get(planned.index());
  }

  /// How many tasks have their outcome.
  int size() {
    return size;
  }

  /// How many tasks have their outcome, by its word.
  SortedMap<String, Integer> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /// Why the run must be stopped if it stops after so many failures; empty if it need not be.
  Optional<String> enough(OptionalInt maxFail) {
    if (lastFailed == null || maxFail.isEmpty() || failures < maxFail.getAsInt()) {
      return Optional.empty();
    }
    return Optional.of(
        maxFail.getAsInt() == 1
            ? lastFailed.instance() + " failed (--fail-fast)"
            : "%d tasks failed (--max-fail %d)".formatted(failures, maxFail.getAsInt()));
  }

  /// Writes what was recorded, so that it survives the death of the kit.
  void write() throws EvidenceException {
    unwritten = 0;
    chronicle.flush();
    ledger.write();
  }

  private void settleAll() throws EvidenceException {
    for (var next = toSettle.poll(); next != null; next = toSettle.poll()) {
      record(next);
      follow(next.planned(), next.report().outcome(), next.at());
    }
  }

  private void follow(PlannedTask planned, Outcome outcome, Instant at) {
    if (!following) {
      return;
    }
    var consequences = needs.settle(planned, outcome);
    ready.addAll(consequences.ready());
    for (var doomed : consequences.doomed()) {
      if (!isSettled(doomed.task())) {
        var skipped = new Skipped(Why.NEED_FAILED, doomed.reason());
        var report = AttemptReport.of(unlessInDoubt(doomed.task(), skipped));
        toSettle.add(new Final(doomed.task(), report, trying.of(doomed.task()), at, 0));
      }
    }
  }

  /// The outcome of a task that is not run, unless it may have been done before: that it is not run
  /// again does not undo that.
  Outcome unlessInDoubt(PlannedTask planned, Outcome outcome) {
    var doubt = doubts.get(planned.index());
    return doubt == null ? outcome : new InDoubt(doubt + "; not run again: " + outcome.reason());
  }

  private void record(Final ended) throws EvidenceException {
    var planned = ended.planned();
    var outcome = ended.report().outcome();
    count(planned, outcome);
    chronicle.result(planned, ended.report(), ended.tries().attempts(), ended.ms());
    emit(planned, ended.report(), ended.at(), ended.ms(), false);
    records.settled(planned, outcome, ended.tries(), ended.ms());
    writeGroup();
  }

  private void writeGroup() throws EvidenceException {
    if (++unwritten >= GROUP) {
      write();
    }
  }

  private void count(PlannedTask planned, Outcome outcome) {
    if (isSettled(planned)) {
      throw new IllegalStateException("a second outcome of " + planned.instance());
    }
    settled.set(planned.index());
    size++;
    counts.merge(outcome.word(), 1, Integer::sum);
    if (isFailure(planned, outcome)) {
      failures++;
      lastFailed = planned;
    }
  }

  private static boolean isFailure(PlannedTask planned, Outcome outcome) {
    return !planned.isGood(outcome)
        && !(outcome instanceof Skipped)
        && !(outcome instanceof Cancelled);
  }

  private void emit(
      PlannedTask planned, AttemptReport report, Instant at, long ms, boolean restored)
      throws EvidenceException {
    chronicle.emit(
        new TaskFinished(
            at,
            planned.instance(),
            planned.task().queue(),
            planned.agent(),
            report.outcome(),
            ms,
            telling(report),
            restored));
  }

  /// The log that says most about a bad outcome: that of the first command that failed.
  static Optional<LogFile> telling(AttemptReport report) {
    if (report.outcome().isGood()) {
      return Optional.empty();
    }
    return report.commands().stream()
        .filter(command -> !command.succeeded())
        .map(CommandReport::log)
        .flatMap(Optional::stream)
        .findFirst()
        .or(report::evidence);
  }
}
