package dev.taskexec.abi.agent;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.run.RunId;
import java.util.Optional;

/// An agent's only door to the world, for one attempt at one task. Used by the attempt's own
/// thread.
public interface TaskContext {

  RunId run();

  Task task();

  Instance instance();

  /// Which attempt it is, from 1.
  int attempt();

  /// Whether nothing may happen. An agent asks for its effects all the same, without stopping at
  /// what one answers: each is only decided, and is refused, exhausted, or done with an empty
  /// result. Of its report nothing counts but that.
  boolean dryRun();

  /// Whether an effect is done already under the envelope's key, so that asking for it would not
  /// repeat it.
  default boolean isDone(EffectEnvelope envelope) {
    return false;
  }

  /// Asks for an effect without output. What is done already under the envelope's key is not
  /// repeated: the answer is the result that it had, with `"repeated": true`.
  ///
  /// @throws EvidenceException if it cannot be recorded
  Performed perform(EffectEnvelope envelope) throws EvidenceException;

  /// Asks for an effect whose output goes to a log file of its own.
  ///
  /// @param name the part of the file's name behind the task's, such as `cmd1`
  /// @param header the log's first line, without a newline
  /// @throws EvidenceException if it cannot be recorded
  Performed perform(EffectEnvelope envelope, String name, String header) throws EvidenceException;

  /// Writes a small evidence file.
  ///
  /// @param name the part of the file's name behind the task's, such as `noop`
  /// @throws EvidenceException if it cannot be written
  LogFile note(String name, String text) throws EvidenceException;

  /// @param log the output of an effect that was begun; empty where none was asked for or the
  ///   effect did not begin
  record Performed(EffectOutcome outcome, Optional<LogFile> log) {}
}
