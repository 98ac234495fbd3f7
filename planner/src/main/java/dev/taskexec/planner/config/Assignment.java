package dev.taskexec.planner.config;

import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Gives the tasks of queues their work: a task's own hook, else its queue's, else what its layer
/// says.
public final class Assignment {

  private Assignment() {}

  /// @param ownHook the hook that a queue brings with it, which goes before the one of `hooks`
  /// @param otherwise what becomes of a task without a hook
  public static List<Queue> assign(
      List<Queue> queues,
      Hooks hooks,
      Function<Queue, Optional<Hook>> ownHook,
      UnaryOperator<Task> otherwise) {
    var assigned = new ArrayList<Queue>(queues.size());
    for (var queue : queues) {
      var queueHook = ownHook.apply(queue).or(() -> hooks.ofQueue(queue));
      var tasks =
          queue.tasks().stream()
              .map(
                  task ->
                      isOpen(task)
                          ? hooks
                              .ofTask(task)
                              .or(() -> queueHook)
                              .map(hook -> hook.applyTo(task))
                              .orElseGet(() -> otherwise.apply(task))
                          : task)
              .toList();
      assigned.add(queue.withTasks(tasks));
    }
    return assigned;
  }

  /// Gives a task that nothing is said about to the agent of its layer.
  public static Task byLayer(Task task, Manifest manifest) {
    return task.work().agent().equals(Manifest.NO_AGENT)
        ? task.withWork(Work.of(manifest.agentOf(task.layer())))
        : task;
  }

  /// Whether nothing was said yet about what the task does.
  private static boolean isOpen(Task task) {
    return task.work().commands().isEmpty() && task.work().effects().isEmpty();
  }
}
