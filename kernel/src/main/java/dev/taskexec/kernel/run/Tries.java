package dev.taskexec.kernel.run;

import dev.taskexec.abi.digest.Sha256;
import java.util.Optional;

/// How often a task without an outcome was tried so far.
///
/// @param attempts how many there were, from 0
/// @param failures how many of them failed; of a doubtful one nobody knows
/// @param evidence the digest of the last one's line in `evidence.jsonl`
record Tries(int attempts, int failures, Optional<Sha256> evidence) {
  static final Tries NONE = new Tries(0, 0, Optional.empty());
}
