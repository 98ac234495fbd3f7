package dev.taskexec.planner.check;

import dev.taskexec.abi.permit.PermitRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Checks the permits of one task for what no sandbox could keep, and for what no task may have.
///
/// It takes time in proportion to the rules, times the few patterns among them.
public final class PermitChecks {

  private PermitChecks() {}

  /// @param rules all rules of the task, after defaults and denials came together
  /// @return what is wrong, in the order of the rules; of one rule by code
  public static List<PermitProblem> of(List<PermitRule> rules, PermitSurroundings around) {
    var placed = rules.stream().map(around::placed).toList();
    var problems = new ArrayList<PermitProblem>();
    problems.addAll(PermitHoles.of(rules, placed));
    problems.addAll(PermitOwnFiles.of(rules, placed, around));
    problems.addAll(PermitKeys.of(rules, placed, around));
    problems.sort(Comparator.comparingInt(PermitProblem::rule).thenComparing(PermitProblem::code));
    return List.copyOf(problems);
  }
}
