package dev.taskexec.planner.attribute;

import dev.taskexec.abi.permit.PermitRule;
import java.util.List;

/// What an attribute `Permits` says.
///
/// @param unconfined whether it is the word `unconfined`; then there are no rules
public record PermitTerms(boolean unconfined, List<PermitRule> rules) {

  public PermitTerms {
    rules = List.copyOf(rules);
  }
}
