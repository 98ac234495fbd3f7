package dev.taskexec.kernel.attempt;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.kernel.artifact.Freshness;

/// What the run loop is told by others.
public sealed interface Message {

  /// The wish that the run end: politely the first time, at once the second.
  ///
  /// @param reason one line
  record StopRequest(String reason) implements Message {}

  /// The ledger is durable up to and with a record.
  record Forced(long seq) implements Message {}

  /// The ledger could not be made durable; the run must end.
  record Unforced(EvidenceException cause) implements Message {}

  /// What was found out about a task's outputs.
  ///
  /// @param index the task's place
  record Probed(int index, Freshness freshness) implements Message {}

  /// Something that somebody should see to, though the run goes on.
  ///
  /// @param text one line
  record Warning(String text) implements Message {}

  /// An attempt ended.
  record Ended(AttemptEnd end) implements Message {}
}
