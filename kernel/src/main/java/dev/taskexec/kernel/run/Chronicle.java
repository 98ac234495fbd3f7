package dev.taskexec.kernel.run;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Instant;

/// Where the run loop writes down what happened, beside the ledger: files, or a memory. For use by
/// the run loop alone.
public interface Chronicle {

  /// Writes an event down and tells the listeners.
  void emit(RunEvent event) throws EvidenceException;

  /// Records an attempt's evidence.
  ///
  /// @param end with the report that counts
  /// @param because why it ran: what of its inputs, outputs or work has changed; empty for a task
  ///   that declares no outputs
  /// @return the digest of its line in `evidence.jsonl`, which stands in the ledger
  Sha256 attempted(AttemptEnd end, AttemptReport report, Instant started, String because)
      throws EvidenceException;

  /// Records that a task was not run because it is up to date.
  Sha256 upToDate(PlannedTask planned, Freshness.UpToDate found, Instant at)
      throws EvidenceException;

  /// Takes a task's one result, for `run.json`.
  ///
  /// @param attempts how many there were, from 0
  /// @param ms how long the last one took
  void result(PlannedTask planned, AttemptReport report, int attempts, long ms)
      throws EvidenceException;

  /// Lets followers see what there is.
  void flush() throws EvidenceException;

  /// Makes `run.json` stand. The last event is still to come.
  ///
  /// @return whether the run is good
  boolean end(Instant at) throws EvidenceException;
}
