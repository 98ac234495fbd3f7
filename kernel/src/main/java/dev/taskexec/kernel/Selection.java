package dev.taskexec.kernel;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.select.Chooser;
import dev.taskexec.kernel.select.Chooser.Choice;
import dev.taskexec.kernel.select.Chooser.Wish;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which tasks of a plan are run. A pattern is a task id, an instance (`ID#2`) or a queue's full
/// name; `*` stands for any characters and `?` for one.
///
/// @param only patterns of which one must fit; empty for all
/// @param skip patterns of which none may fit
/// @param tags of which a task must have one; empty for all
/// @param failedOf the folder of a run whose tasks that did not end well are meant
/// @param needs whether what the selected tasks need is run too
public record Selection(
    List<String> only,
    List<String> skip,
    List<String> tags,
    Optional<Path> failedOf,
    boolean needs) {
  public static final Selection ALL =
      new Selection(List.of(), List.of(), List.of(), Optional.empty(), true);

  public Selection {
    only = List.copyOf(only);
    skip = List.copyOf(skip);
    tags = List.copyOf(tags);
  }

  /// The tasks of a plan that are meant: those that fit one of `only`, one of `tags` and none of
  /// `skip`, each where there is one; then, unless they are left out, those that they need, by
  /// themselves or through their queues, save those to skip and those that ended well in the run
  /// whose failed tasks are meant.
  public Selected in(ExecutionPlan plan) {
    return switch (Chooser.choose(plan, new Wish(only, skip, tags, failedOf, needs))) {
      case Choice.Tasks(var places) -> new Selected.Tasks(places);
      case Choice.Nothing(var reason) -> new Selected.NothingToDo(reason);
      case Choice.Wrong(var diagnostics) -> new Selected.Wrong(diagnostics);
    };
  }
}
