package dev.taskexec.abi.permit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules of one task together: what an allowing rule covers and no denial touches may be done.
///
/// Where rules hold both relative and absolute paths, [#at] first makes them comparable; else such
/// a pair is answered on the safe side.
public record Permits(List<PermitRule> rules) {
  /// How many rules one list of a plan may hold. They are compared with each other.
  public static final int MOST = 1000;

  public Permits {
    rules = List.copyOf(rules);
  }

  private List<PermitRule> allows() {
    return rules.stream().filter(rule -> !rule.denies()).toList();
  }

  private List<PermitRule> denials() {
    return rules.stream().filter(PermitRule::denies).toList();
  }

  /// All relative paths taken from a folder.
  ///
  /// @param root an absolute path with `/` separators and no `.`, `..` or doubled slash
  public Permits at(String root) {
    return new Permits(rules.stream().map(rule -> rule.at(root)).toList());
  }

  /// Whether all that an allowing rule is about may be done. True is certain.
  public boolean allow(PermitRule request) {
    return allows().stream().anyMatch(rule -> rule.covers(request)) && denialOf(request).isEmpty();
  }

  /// The first denial that touches what is asked for.
  public Optional<PermitRule> denialOf(PermitRule request) {
    return rules.stream().filter(rule -> rule.denies() && rule.overlaps(request)).findFirst();
  }

  /// Whether these rules allow all that the others allow. True is certain.
  public boolean covers(Permits other) {
    var mine = denials();
    var theirs = other.denials();
    return uncovered(other).stream().findAny().isEmpty()
        && other.allows().stream()
            .filter(allowed -> !isCovered(allowed, theirs))
            .allMatch(
                allowed ->
                    mine.stream()
                        .filter(denial -> denial.overlaps(allowed))
                        .allMatch(denial -> isKept(denial, allowed, theirs)));
  }

  /// Whether the others deny what this denial takes away from an allowing rule.
  private static boolean isKept(PermitRule denial, PermitRule allowed, List<PermitRule> others) {
    if (isCovered(denial, others)) {
      return true;
    }
    var taken = denial.intersection(allowed);
    return !taken.isEmpty() && taken.stream().allMatch(part -> isCovered(part, others));
  }

  /// What both allow. All denials of both are in it.
  public Permits narrowedBy(Permits other) {
    var narrowed = new LinkedHashSet<PermitRule>();
    for (var mine : allows()) {
      for (var theirs : other.allows()) {
        narrowed.addAll(mine.intersection(theirs));
      }
    }
    narrowed.addAll(denials());
    narrowed.addAll(other.denials());
    return new Permits(List.copyOf(narrowed));
  }

  /// What makes these rules wider than older ones: the allowing rules that no older one covers,
  /// then the older denials that are gone. Empty is certain to mean that nothing more is allowed.
  public List<PermitRule> grownFrom(Permits old) {
    var grown = new ArrayList<>(old.uncovered(this));
    var denials = denials();
    var same = Set.copyOf(denials);
    old.denials().stream()
        .filter(denial -> !same.contains(denial) && !isCovered(denial, denials))
        .forEach(grown::add);
    return grown;
  }

  /// The allowing rules of the others that no allowing rule here covers and no denial there voids.
  private List<PermitRule> uncovered(Permits other) {
    var mine = allows();
    var same = new HashSet<>(mine);
    var theirs = other.denials();
    return other.allows().stream()
        .filter(rule -> !same.contains(rule) && !isCovered(rule, mine) && !isCovered(rule, theirs))
        .toList();
  }

  private static boolean isCovered(PermitRule rule, List<PermitRule> by) {
    return by.stream().anyMatch(wider -> wider.covers(rule));
  }
}
