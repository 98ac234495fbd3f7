package dev.taskexec.kernel.attempt;

import dev.taskexec.abi.agent.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import java.time.Instant;
import java.util.List;

/// The one message that an attempt sends back.
///
/// @param effects what it asked the gate for, in order
/// @param ms how long it took
public record AttemptEnd(
    Attempt attempt, Result result, List<EffectRecord> effects, Instant ended, long ms)
    implements Message {

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
