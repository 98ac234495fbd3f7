package dev.taskexec.effects.process.tree;

import java.util.List;

/// Those that belong to a tree, at one look, also what has ended and was not waited for.
///
/// @param all with the kit's own wrappers
/// @param task the task's
public record Members(List<ProcessStat> all, List<ProcessStat> task) {
  static final Members NONE = new Members(List.of(), List.of());

  public Members {
    all = List.copyOf(all);
    task = List.copyOf(task);
  }

  public List<ProcessStat> running() {
    return task.stream().filter(process -> !process.isOver()).toList();
  }
}
