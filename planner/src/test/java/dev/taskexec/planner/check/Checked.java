package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import java.util.List;
import java.util.Optional;

/// What the checks find in a plan. The place of a spot is the spot's own name.
final class Checked {
  private Checked() {}

  static List<Diagnostic> of(ExecutionPlan plan) {
    var diagnostics = new Diagnostics();
    PlanChecks.check(
        plan,
        () ->
            new PermitSurroundings(
                List.of("plan.json"), List.of(), Optional.empty(), Optional.empty()),
        Places.each(Checked::place),
        diagnostics);
    return diagnostics.sorted();
  }

  /// Code, spot and message of each.
  static List<String> lines(ExecutionPlan plan) {
    return of(plan).stream()
        .map(found -> "%s %s: %s".formatted(found.code(), found.place().name(), found.message()))
        .toList();
  }

  /// The related places of the only diagnostic, with their labels.
  static List<String> related(ExecutionPlan plan) {
    return of(plan).getFirst().related().stream()
        .map(related -> related.place().name() + ": " + related.label())
        .toList();
  }

  private static Place place(Spot spot) {
    return new Source(spot.toString(), "").place(0, 0);
  }
}
