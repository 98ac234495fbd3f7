package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A plan, what its tasks will do, and what comes from outside.
///
/// @param scripts by place in the plan
/// @param exact whether every task's outcome follows from the plan and the scripts alone: nothing
///   depends on who comes first
/// @param stops when somebody asks the run to stop, in virtual milliseconds
/// @param timeoutMs the limit on the whole run
record Scenario(
    long seed,
    ExecutionPlan plan,
    List<Script> scripts,
    int workers,
    boolean exact,
    List<Long> stops,
    OptionalInt maxFail,
    OptionalLong timeoutMs) {

  Scenario {
    scripts = List.copyOf(scripts);
    stops = List.copyOf(stops);
  }

  /// Whether something may end the run before its plan does.
  boolean mayStop() {
    return !stops.isEmpty() || maxFail.isPresent() || timeoutMs.isPresent();
  }
}
