package dev.taskexec.kernel.attempt;

import java.util.List;
import java.util.Optional;

/// By what right an attempt did what it did, for its evidence.
///
/// @param tier how well the least confined of its programs was confined; empty where that was not
///   said
/// @param permit the id of its permit; empty where it had none
/// @param rules what that allowed and denied
public record Held(Optional<String> tier, Optional<String> permit, List<String> rules) {
  /// Of an attempt that had no permit.
  public static final Held NOTHING = new Held(Optional.empty(), Optional.empty(), List.of());

  public Held {
    rules = List.copyOf(rules);
  }
}
