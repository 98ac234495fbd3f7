package dev.taskexec.abi.effect;

import dev.taskexec.abi.evidence.EvidenceException;
import java.nio.file.Path;

/// Takes what was seen of the programs of one attempt, in a run that learns permits. Used by the
/// attempt's own thread.
public interface Observer {

  /// A new private folder for what is written down meanwhile; it goes with the attempt.
  ///
  /// @throws EvidenceException if it cannot be made
  Path folder() throws EvidenceException;

  void saw(Observation observation);
}
