package dev.taskexec.kernel.permit;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the rules stand that decide about a task.
record Whereabouts(Protection protection, Charter charter) {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String OPTION = "--deny";

  /// Where a rule stands; empty where nobody knows.
  ///
  /// @param rule with absolute paths
  Optional<String> ofRule(PermitRule rule) {
    var written = charter.written().get(rule);
    if (written != null) {
      return protection.source().ofRule(charter.task(), written);
    }
    return rule.denies() && isGiven(rule) ? Optional.of(OPTION) : Optional.empty();
  }

  /// Where a rule that is missing would be added.
  Optional<String> ofPermits() {
    return protection.source().ofPermits(charter.task());
  }

  /// A rule as it is written where it stands.
  PermitRule written(PermitRule rule) {
    var mine = charter.written().get(rule);
    return mine == null ? Shown.below(charter.root(), rule) : mine;
  }

  /// Where the first rule stands that a text names in backticks.
  Optional<String> of(String text) {
    return CODE.matcher(text)
        .results()
        .map(found -> found.group(1))
        .map(this::ofText)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> ofText(String text) {
    try {
      var rule = PermitRule.parse(text).at(PermitOffice.text(charter.root()));
      return ofRule(rule);
    } catch (PermitSyntaxException _) {
      return Optional.empty();
    }
  }

  private boolean isGiven(PermitRule rule) {
    var root = PermitOffice.text(charter.root());
    return protection.denials().stream().anyMatch(denial -> denial.at(root).equals(rule));
  }
}
