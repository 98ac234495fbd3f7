package dev.taskexec.kernel.permit;

import dev.taskexec.abi.permit.Authority;

/// The office's answer to a request for an effect.
public sealed interface Ruling {

  /// @param authority under which it is performed
  record Allowed(Authority authority) implements Ruling {}

  record Refused(Refusal refusal) implements Ruling {}
}
