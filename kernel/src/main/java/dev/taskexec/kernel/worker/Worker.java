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
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.AttemptEnd.Result;
import dev.taskexec.kernel.gate.Gate;
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
  private final AttemptContext context;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Consumer<AttemptEnd> report;
  private final AttemptEnd lastResort;

  /// @param report MUST NOT need memory
  Worker(
      Attempt attempt,
      Agent agent,
      Surroundings surroundings,
      Gate gate,
      InstantSource clock,
      Consumer<AttemptEnd> report) {
    this.attempt = attempt;
    this.agent = agent;
    this.context = new AttemptContext(attempt, surroundings, gate);
    this.clock = clock;
    this.nanos = surroundings.nanos();
    this.report = report;
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
      report.accept(end);
    }
  }

  /// Reports an attempt that could not be started.
  void giveUp() {
    report.accept(lastResort);
  }

  private AttemptEnd carriedOut() {
    var began = nanos.getAsLong();
    var result = result();
    context.close();
    var ms = Math.max(0, nanos.getAsLong() - began) / NANOS_PER_MS;
    var measured =
        switch (result) {
          case Result.Reported(var reported) -> new Result.Reported(withTime(reported, ms));
          case Result.Interrupted _, Result.Unrecorded _ -> result;
        };
    return new AttemptEnd(
        attempt, measured, context.effects(), Optional.empty(), clock.instant(), ms);
  }

  private Result result() {
    try {
      return new Result.Reported(requireNonNull(agent.run(context), "no report"));
    } catch (InterruptedException _) {
      return new Result.Interrupted();
    } catch (EvidenceException e) {
      return new Result.Unrecorded(e);
    } catch (Throwable bug) {
      return ofBug(bug);
    }
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

  private static AttemptReport withTime(AttemptReport report, long ms) {
    return new AttemptReport(
        report.outcome(),
        report.commands(),
        report.evidence(),
        report.usage().with(Quantity.WALL_MS, ms, Usage.How.MEASURED));
  }
}
