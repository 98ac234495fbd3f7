package dev.taskexec.kernel.worker;

import static java.util.Objects.requireNonNull;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.artifact.Artifacts;
import dev.taskexec.kernel.artifact.Inspection;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.AttemptEnd.Result;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.secret.Redacting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// One attempt on its own thread. It never throws, and it reports exactly once.
final class Worker implements Runnable {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final int LONGEST_REASON = 400;
  private static final String LAST_WORDS =
      "the kit failed while it ran this attempt; it may be out of memory";

  private final Attempt attempt;
  private final Agent agent;
  private final Redacting redacting;
  private final LedgerJournal journal;
  private final AttemptContext context;
  private final Inspector inspector;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Consumer<AttemptEnd> report;
  private final AttemptEnd lastResort;
  private volatile boolean abandoned;

  /// @param where the attempt happens; its report MUST NOT need memory
  Worker(Attempt attempt, Lease lease, Agent agent, VirtualThreads where) {
    this.attempt = attempt;
    this.agent = agent;
    this.redacting = new Redacting(where.surroundings().vault().redaction());
    this.journal = new LedgerJournal(where.ledger(), attempt, redacting);
    this.context =
        new AttemptContext(
            attempt, lease, where.surroundings(), where.office(), where.gate(), journal);
    this.inspector = where.inspector();
    this.clock = where.clock();
    this.nanos = where.surroundings().nanos();
    this.report = where.report();
    // Made now: when it is needed there may be no memory to make it.
    this.lastResort =
        new AttemptEnd(
            attempt,
            new Result.Reported(AttemptReport.of(new Outcome.Error(LAST_WORDS))),
            List.of(),
            Optional.empty(),
            clock.instant(),
            0);
  }

  @Override
  public void run() {
    var end = lastResort;
    try {
      end = carriedOut();
    } catch (Throwable _) {
      // Even saying what went wrong went wrong.
    } finally {
      report(end);
    }
  }

  /// Reports an attempt that could not be started.
  void giveUp() {
    report(lastResort);
  }

  /// No effect begins from now on.
  void stop() {
    context.stop();
  }

  /// What it reports from now on goes nowhere.
  void abandon() {
    abandoned = true;
  }

  private void report(AttemptEnd end) {
    if (!abandoned) {
      report.accept(end);
    }
  }

  private AttemptEnd carriedOut() {
    var began = nanos.getAsLong();
    var worked = worked();
    context.close();
    var seen = inspected(worked);
    var ms = Math.max(0, nanos.getAsLong() - began) / NANOS_PER_MS;
    var measured =
        switch (seen.result()) {
          case Result.Reported(var reported) ->
              new Result.Reported(redacting.of(withUsage(reported, ms)));
          case Result.Interrupted _, Result.Unrecorded _ -> seen.result();
        };
    return new AttemptEnd(
        attempt,
        measured,
        journal.effects(),
        seen.artifacts(),
        journal.held(),
        clock.instant(),
        ms);
  }

  private Result worked() {
    try {
      if (declaresOutputs() && !attempt.dryRun()) {
        inspector.begins(attempt.planned());
      }
      var report = requireNonNull(agent.run(context), "no report");
      return new Result.Reported(attempt.dryRun() ? foreseen(report) : report);
    } catch (InterruptedException _) {
      return new Result.Interrupted();
    } catch (EvidenceException e) {
      return new Result.Unrecorded(e);
    } catch (Throwable bug) {
      return ofBug(bug);
    }
  }

  /// Where nothing was done only a refusal says what would come of it, whatever an agent makes of
  /// the empty results that it got.
  private AttemptReport foreseen(AttemptReport report) throws EvidenceException {
    if (report.outcome() instanceof Outcome.Ok || report.outcome() instanceof Outcome.Noop) {
      context.foreseeRest();
    }
    var outcome =
        switch (report.outcome()) {
          case Outcome.Denied _, Outcome.Exhausted _, Outcome.Cancelled _ -> report.outcome();
          case Outcome.Ok _,
              Outcome.Noop _,
              Outcome.Error _,
              Outcome.Timeout _,
              Outcome.Skipped _,
              Outcome.InDoubt _ ->
              journal.refused().orElseGet(Outcome.Noop::new);
        };
    return new AttemptReport(outcome, report.commands(), report.evidence(), report.usage());
  }

  /// What an attempt came to when its files were looked at too.
  private record Seen(Result result, Optional<Artifacts> artifacts) {}

  private Seen inspected(Result result) {
    if (!(result instanceof Result.Reported(var report))
        || !(report.outcome() instanceof Outcome.Ok)
        || !declaresOutputs()) {
      return new Seen(result, Optional.empty());
    }
    try {
      return switch (inspector.made(attempt.planned())) {
        case Inspection.Made(var artifacts) -> new Seen(result, Optional.of(artifacts));
        case Inspection.Missing(var output) ->
            failed(report, "did not make its output `%s`".formatted(output));
        case Inspection.Unreadable(var reason) ->
            failed(report, "made what cannot be looked at: " + reason);
      };
    } catch (InterruptedException _) {
      return new Seen(new Result.Interrupted(), Optional.empty());
    }
  }

  private Seen failed(AttemptReport report, String how) {
    var reason = "%s %s".formatted(attempt.planned().instance(), how);
    var instead =
        new AttemptReport(
            new Outcome.Error(OneLine.of(reason, LONGEST_REASON)),
            report.commands(),
            report.evidence(),
            report.usage());
    return new Seen(new Result.Reported(instead), Optional.empty());
  }

  private boolean declaresOutputs() {
    return !attempt.planned().task().artifacts().outputs().isEmpty();
  }

  private Result ofBug(Throwable bug) {
    var reason = "bug in the agent `%s`: %s".formatted(agent.name(), bug);
    var outcome = new Outcome.Error(OneLine.of(reason, LONGEST_REASON));
    return new Result.Reported(new AttemptReport(outcome, List.of(), trace(bug), Usage.NONE));
  }

  private Optional<LogFile> trace(Throwable bug) {
    var trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    try {
      return Optional.of(context.note("exception", trace.toString()));
    } catch (EvidenceException _) {
      // The bug is what must be told; that the disk is full shows soon enough.
      return Optional.empty();
    }
  }

  /// An agent may leave out what its effects spent, and cannot say that it was less.
  private AttemptReport withUsage(AttemptReport report, long ms) {
    return new AttemptReport(
        report.outcome(),
        report.commands(),
        report.evidence(),
        journal.spent().atLeast(report.usage()).with(Quantity.WALL_MS, ms, Usage.How.MEASURED));
  }
}
