package dev.taskexec.kernel.permit;

import dev.taskexec.abi.effect.EffectEnvelope;
import java.nio.file.Path;
import java.util.Optional;

/// Who asks for an effect, and by what right.
public sealed interface Bearer {

  /// A task that may do whatever the user may.
  record Free() implements Bearer {}

  /// An attempt with its permit.
  ///
  /// @param scratch its private temporary folder; absolute, links resolved
  record Holder(Charter charter, Permit permit, Optional<Path> scratch) implements Bearer {

    /// Whether the permits say all that may be done by an effect, and not only what may not.
    public boolean limits(EffectEnvelope envelope) {
      return charter.confined() || envelope.permit().isPresent();
    }
  }
}
