package dev.taskexec.planner.plan;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.config.Assignment;
import dev.taskexec.planner.config.Configuration;
import dev.taskexec.planner.config.Configuration.Found;
import dev.taskexec.planner.config.Hook;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the hooks that are found when a plan is run mean for it: everything for a legacy plan,
/// something for a legacy source that was planned without hooks, and otherwise only a warning.
///
/// @param explicit whether the configuration folder was named on the command line
record RunHooks(
    Configuration configuration, boolean explicit, AgentNames agents, Diagnostics diagnostics) {

  /// The plan as it will run.
  ExecutionPlan apply(ExecutionPlan plan) {
    if (plan.digest().isEmpty()) {
      return applyLegacy(plan);
    }
    var madeFrom = madeFrom(plan);
    if (plan.grammar() == Grammar.LEGACY && madeFrom.isEmpty()) {
      return applyLate(plan);
    }
    compare(madeFrom);
    return plan;
  }

  private ExecutionPlan applyLegacy(ExecutionPlan plan) {
    var hooks = configuration.hooks(diagnostics).map(Found::content).orElse(Hooks.NONE);
    var manifest =
        configuration
            .manifest(agents, diagnostics)
            .map(Found::content)
            .orElseGet(() -> Configuration.builtIn(agents));
    return plan.withQueues(
        Assignment.assign(
            plan.queues(), hooks, RunHooks::ownHook, task -> Assignment.byLayer(task, manifest)));
  }

  private ExecutionPlan applyLate(ExecutionPlan plan) {
    var found = configuration.hooks(diagnostics);
    if (found.isEmpty()) {
      return plan;
    }
    var queues =
        Assignment.assign(
            plan.queues(), found.get().content(), _ -> Optional.empty(), UnaryOperator.identity());
    if (queues.equals(plan.queues())) {
      return plan;
    }
    diagnostics.add(
        Code.PLN014,
        place(found.get()),
        "the plan was made without hooks; the hooks of `%s` are applied to it now"
            .formatted(found.get().path()),
        "plan again to have them in the plan, where they can be reviewed");
    return plan.withQueues(queues);
  }

  private void compare(Optional<Sha256> madeFrom) {
    var found =
        madeFrom.isPresent()
            ? configuration.digest(Configuration.HOOKS, diagnostics)
            : configuration
                .hooks(diagnostics)
                .filter(hooks -> !hooks.content().entries().isEmpty())
                .map(Found::digest);
    if (found.isEmpty() || found.equals(madeFrom)) {
      return;
    }
    var path = configuration.path(Configuration.HOOKS).orElseThrow().toString();
    var different =
        Diagnostic.of(
            Code.PLN013,
            new Place.OfFile(path),
            madeFrom.isPresent()
                ? "`%s` is not what the plan was made from; the hooks in the plan count"
                    .formatted(path)
                : "`%s` does not count: the plan was made without hooks".formatted(path),
            explicit
                ? "plan again with this configuration, or run without `--config`"
                : "plan again to use these hooks");
    diagnostics.add(explicit ? different.asError() : different);
  }

  private static Place place(Found<?> found) {
    return new Place.OfFile(found.path().toString());
  }

  /// The hook that the older port wrote into the queue; its mistakes were reported with the plan's.
  private static Optional<Hook> ownHook(Queue queue) {
    return Hook.read(queue.hooks(), JsonPath.root(), JsonFindings.unread(JsonCodes.PLAN));
  }

  private static Optional<Sha256> madeFrom(ExecutionPlan plan) {
    return plan.madeFrom().sequencedEntrySet().stream()
        .filter(made -> fileName(made.getKey()).equals(Configuration.HOOKS))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
