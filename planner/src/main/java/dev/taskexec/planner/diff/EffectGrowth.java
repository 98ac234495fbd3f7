package dev.taskexec.planner.diff;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// What single effects of a task may do that they might not before, because the permit of their
/// envelope grew or is gone. Envelopes are matched by effect, in their order.
///
/// @param anything whether one that was narrowed may do everything now
/// @param rules what is wider, and denials that are gone
record EffectGrowth(boolean anything, SequencedSet<PermitRule> rules) {

  static EffectGrowth between(Task before, Task after) {
    Map<String, List<EffectEnvelope>> olds = new HashMap<>();
    for (var envelope : before.work().effects()) {
      olds.computeIfAbsent(envelope.effect(), _ -> new ArrayList<>()).add(envelope);
    }
    Map<String, Integer> counts = new HashMap<>();
    var rules = new LinkedHashSet<PermitRule>();
    var anything = false;
    for (var envelope : after.work().effects()) {
      var same = olds.getOrDefault(envelope.effect(), List.of());
      var index = counts.merge(envelope.effect(), 1, Integer::sum) - 1;
      var old = narrowed(same, index);
      if (old.isPresent()) {
        var terms = after.terms();
        anything |= envelope.permit().isEmpty() && !terms.confined();
        rules.addAll(Growth.grown(old.get(), envelope.permit().orElse(terms.permits())));
      }
    }
    return new EffectGrowth(anything, rules);
  }

  /// What an older envelope was narrowed to; of one that is new, what the last of its effect was.
  private static Optional<List<PermitRule>> narrowed(List<EffectEnvelope> same, int index) {
    return same.isEmpty() ? Optional.empty() : same.get(Math.min(index, same.size() - 1)).permit();
  }
}
