package dev.taskexec.planner.diff;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.planner.diff.Contents.Entry;
import dev.taskexec.planner.diff.PermitGrowth.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Finds what a task may do that it might not before.
final class Growth {
  /// Up to how many pairs of rules are compared by what they cover; more are compared as text,
  /// which finds no fewer.
  private static final long MOST_PAIRS = 100_000;

  private Growth() {}

  /// All that a new task may do; empty where that is nothing.
  static Optional<PermitGrowth> of(Entry added) {
    var terms = added.task().terms();
    if (!terms.confined()) {
      return Optional.of(growth(added, Cause.ADDED_UNCONFINED, List.of()));
    }
    var allowed = terms.permits().stream().filter(rule -> !rule.denies()).toList();
    return allowed.isEmpty() ? Optional.empty() : Optional.of(growth(added, Cause.ADDED, allowed));
  }

  static Optional<PermitGrowth> between(Entry before, Entry after) {
    var old = before.task().terms();
    var now = after.task().terms();
    if (!now.confined() && old.confined()) {
      return Optional.of(growth(after, Cause.UNCONFINED, List.of()));
    }
    var rules = new LinkedHashSet<PermitRule>();
    if (old.confined() == now.confined() && !old.permits().equals(now.permits())) {
      rules.addAll(
          now.confined()
              ? grown(old.permits(), now.permits())
              : gone(old.permits(), now.permits()));
    }
    var effects = EffectGrowth.between(before.task(), after.task());
    if (effects.anything()) {
      return Optional.of(growth(after, Cause.UNCONFINED, List.of()));
    }
    rules.addAll(effects.rules());
    return wider(after, List.copyOf(rules));
  }

  private static Optional<PermitGrowth> wider(Entry task, List<PermitRule> rules) {
    return rules.isEmpty() ? Optional.empty() : Optional.of(growth(task, Cause.WIDER, rules));
  }

  /// The rules that are wider than older ones, and the older denials that are gone.
  static List<PermitRule> grown(List<PermitRule> olds, List<PermitRule> rules) {
    if ((long) (rules.size() + olds.size()) * (rules.size() + olds.size()) <= MOST_PAIRS) {
      return new Permits(rules).grownFrom(new Permits(olds));
    }
    var known = new HashSet<>(olds);
    var grown = new ArrayList<>(gone(olds, rules));
    rules.stream().filter(rule -> !rule.denies() && !known.contains(rule)).forEach(grown::add);
    return grown;
  }

  /// A task that is not confined may do everything but what is denied.
  private static List<PermitRule> gone(List<PermitRule> olds, List<PermitRule> rules) {
    var still = new HashSet<>(rules);
    return olds.stream().filter(rule -> rule.denies() && !still.contains(rule)).toList();
  }

  private static PermitGrowth growth(Entry task, Cause cause, List<PermitRule> rules) {
    return new PermitGrowth(
        task.instance(),
        task.queue().text(),
        cause,
        rules.stream().filter(rule -> !rule.denies()).toList(),
        rules.stream().filter(PermitRule::denies).toList());
  }
}
