package dev.taskexec.kernel.permit;

import java.util.Optional;

/// Why something may not be done.
///
/// @param rule the rule that decided, or what is missing
/// @param where that stands, or would stand, such as `sot.md:14`
/// @param remedy what to change
public record Refusal(String rule, Optional<String> where, String remedy) {}
