package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;

/// Finds what is wrong with a plan as a whole, although each of its parts is possible.
public final class PlanChecks {

  private PlanChecks() {}

  /// Adds what is wrong; time and memory are linear in the size of the plan, or bounded.
  public static void check(ExecutionPlan plan, Places places, Diagnostics diagnostics) {
    var findings = new PlanFindings();
    findings.reportTo(places, diagnostics);
  }
}
