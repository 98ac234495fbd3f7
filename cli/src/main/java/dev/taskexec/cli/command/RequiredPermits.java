package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Place;
import java.util.Collection;
import java.util.Optional;

/// What `--require-permits` finds.
final class RequiredPermits {

  private RequiredPermits() {}

  /// Why a plan is refused; empty where all of the tasks are confined.
  ///
  /// @param places of the tasks that are run
  /// @param name what messages call the plan
  static Optional<Diagnostic> missing(ExecutionPlan plan, Collection<Integer> places, String name) {
    var tasks = plan.tasks().toList();
    var free = places.stream().map(tasks::get).filter(task -> !task.terms().confined()).toList();
    if (free.isEmpty()) {
      return Optional.empty();
    }
    var more = free.size() - 1;
    return Optional.of(
        Diagnostic.of(
            Code.RUN005,
            new Place.OfFile(name),
            "the task %s is not confined%s, and `--require-permits` refuses that"
                .formatted(
                    free.getFirst().id(),
                    more == 0
                        ? ""
                        : ", nor %s"
                            .formatted(more == 1 ? "is one more" : "are " + more + " more")),
            "give it `- Permits:` in a file with front matter, or run without the option"));
  }
}
