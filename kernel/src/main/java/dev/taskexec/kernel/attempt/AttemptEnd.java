package dev.taskexec.kernel.attempt;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.kernel.artifact.Artifacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The one message that an attempt sends back.
///
/// @param effects what it asked the gate for, in order
/// @param artifacts the digests of what it read and made; empty unless it went well and its task
///   declares outputs
/// @param held by what right it did that
/// @param ms how long it took
public record AttemptEnd(
    Attempt attempt,
    Result result,
    List<EffectRecord> effects,
    Optional<Artifacts> artifacts,
    Held held,
    Instant ended,
    long ms) {

  /// The end of an attempt that had no permit.
  public AttemptEnd(
      Attempt attempt,
      Result result,
      List<EffectRecord> effects,
      Optional<Artifacts> artifacts,
      Instant ended,
      long ms) {
    this(attempt, result, effects, artifacts, Held.NOTHING, ended, ms);
  }

  public AttemptEnd {
    effects = List.copyOf(effects);
  }

  /// What became of an attempt.
  public sealed interface Result {

    record Reported(AttemptReport report) implements Result {}

    /// The agent let the interrupt pass.
    record Interrupted() implements Result {}

    /// What happened could not be recorded; the run must end.
    record Unrecorded(EvidenceException cause) implements Result {}
  }
}
