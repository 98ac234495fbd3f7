package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Work;
import java.util.List;

/// Turns work into such as the fences of a card can say.
///
/// @param task the name under which it is written
record SayableWork(String task, LeftOut leftOut) {
  Work of(Work work) {
    if (!work.commands().isEmpty() && !work.effects().isEmpty()) {
      leftOut.add(task, "its effects, since it has commands too");
      return commands(work);
    }
    if (work.commands().isEmpty()) {
      return new Work(work.agent(), List.of(), OnFailure.STOP, work.effects());
    }
    return commands(work);
  }

  private Work commands(Work work) {
    if (work.onError() == OnFailure.CONTINUE) {
      leftOut.add(task, "that its later commands run after one has failed");
    }
    var surroundings = Surroundings.of(work);
    var fitting = work.commands().stream().allMatch(surroundings::fit);
    if (!fitting) {
      leftOut.add(task, "a work folder or variables that only one of its commands has");
    }
    var commands =
        fitting
            ? work.commands()
            : work.commands().stream().map(surroundings::around).filter(surroundings::fit).toList();
    if (commands.size() < work.commands().size()) {
      leftOut.add(task, "a command that neither a script nor a line of an `exec` fence can say");
    }
    return new Work(
        commands.isEmpty() && work.agent().equals("shell") ? Sayable.NOOP : work.agent(),
        commands,
        OnFailure.STOP,
        List.of());
  }
}
