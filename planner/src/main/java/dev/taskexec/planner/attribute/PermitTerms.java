package dev.taskexec.planner.attribute;

import dev.taskexec.abi.permit.PermitRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// What an attribute `Permits` says, or what several places come to.
///
/// @param unconfined whether the word `unconfined` counts
/// @param rules without repeats; where it is unconfined, only the denials of places farther away,
///   which count again as soon as a nearer place confines the task
public record PermitTerms(boolean unconfined, List<PermitRule> rules) {

  public PermitTerms {
    rules = List.copyOf(rules);
  }

  /// The rules that bind the task: none where it is unconfined.
  public List<PermitRule> binding() {
    return unconfined ? List.of() : rules;
  }

  /// Puts these terms over those of places farther away: the nearest allows count, denials add up.
  /// Several places are put together from the farthest on.
  ///
  /// Terms of denials only take away from what the farther places allow. Terms with rules confine
  /// the task, whatever is farther away.
  PermitTerms over(PermitTerms farther) {
    var onlyDenies = !unconfined && !rules.isEmpty() && rules.stream().allMatch(PermitRule::denies);
    var kept =
        farther.rules().stream()
            .filter(rule -> rule.denies() || (onlyDenies && !farther.unconfined()));
    var all = new LinkedHashSet<PermitRule>();
    Stream.concat(kept, rules.stream()).forEach(all::add);
    return all.size() == rules.size() ? this : new PermitTerms(unconfined, List.copyOf(all));
  }
}
