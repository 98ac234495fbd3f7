package dev.taskexec.planner.check;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// CHK005 to CHK007: permits of confined tasks that no sandbox could keep, or that no task may
/// have.
final class TaskPermits {
  /// Of how many lists of rules it is remembered what is wrong with them; most tasks have the same.
  private static final int MOST_REMEMBERED = 1_000;

  private final Supplier<PermitSurroundings> surroundings;
  private final PlanFindings findings;
  private final Map<List<PermitRule>, List<PermitProblem>> remembered = new HashMap<>();
  private Optional<PermitSurroundings> around = Optional.empty();

  private TaskPermits(Supplier<PermitSurroundings> surroundings, PlanFindings findings) {
    this.surroundings = surroundings;
    this.findings = findings;
  }

  static void find(
      ExecutionPlan plan, Supplier<PermitSurroundings> surroundings, PlanFindings findings) {
    var check = new TaskPermits(surroundings, findings);
    for (var i = 0; i < plan.queues().size(); i++) {
      var tasks = plan.queues().get(i).tasks();
      for (var j = 0; j < tasks.size(); j++) {
        var terms = tasks.get(j).terms();
        if (terms.confined() && !terms.permits().isEmpty()) {
          check.rules(terms.permits(), i, j);
        }
      }
    }
  }

  private void rules(List<PermitRule> rules, int queue, int task) {
    for (var problem : problems(rules)) {
      findings.add(
          problem.code(),
          new Spot.OfPermit(queue, task, problem.rule()),
          problem.message(),
          problem.help());
    }
  }

  private List<PermitProblem> problems(List<PermitRule> rules) {
    var known = remembered.get(rules);
    if (known != null) {
      return known;
    }
    var problems = PermitChecks.of(rules, around());
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(rules, problems);
    }
    return problems;
  }

  /// Looked up only for plans with permits.
  private PermitSurroundings around() {
    if (around.isEmpty()) {
      around = Optional.of(surroundings.get());
    }
    return around.get();
  }
}
