package dev.taskexec.kernel;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.event.RunEvent.RunFinished;
import dev.taskexec.abi.event.RunEvent.RunResumed;
import dev.taskexec.abi.event.RunEvent.TaskDoubted;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.InDoubt;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.resume.Salvage;
import dev.taskexec.kernel.run.Past.Doubtful;
import dev.taskexec.kernel.run.Past.Settled;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run with nothing left to do. It is told once more, and nothing is written.
///
/// @param tasks those that it is about, in plan order
record Finished(RunFolder folder, List<PlannedTask> tasks, Salvage salvage, World world) {

  RunReport tell(List<EventSink> listeners) {
    var at = world.clock().instant();
    var doubtful = salvage.inDoubt().size();
    emit(new RunResumed(at, folder.id(), tasks.size(), 1, salvage.finished(), doubtful), listeners);
    var past = salvage.past();
    var good = true;
    for (var planned : tasks) {
      switch (past.get(planned.index())) {
        case Settled settled -> {
          var outcome = settled.report().outcome();
          good &= planned.isGood(outcome);
          emit(finished(planned, outcome, settled.ms()), listeners);
        }
        case Doubtful(var attempts, _, var reason, _) -> {
          good = false;
          emit(
              new TaskDoubted(
                  at, planned.instance(), planned.task().queue(), attempts, false, reason),
              listeners);
          emit(finished(planned, new InDoubt(reason), 0), listeners);
        }
        case null, default -> {
          var reason = salvage.skipped(planned.index()).orElseThrow();
          var outcome = new Skipped(Why.NEED_FAILED, reason);
          good &= planned.isGood(outcome);
          emit(finished(planned, outcome, 0), listeners);
        }
      }
    }
    emit(new RunFinished(at, good), listeners);
    return new RunReport(
        folder.id(), folder.place().real(), Path.of(folder.runJson().shown()), good);
  }

  private RunEvent finished(PlannedTask planned, Outcome outcome, long ms) {
    return new TaskFinished(
        world.clock().instant(),
        planned.instance(),
        planned.task().queue(),
        planned.agent(),
        outcome,
        ms,
        Optional.empty(),
        true);
  }

  private static void emit(RunEvent event, List<EventSink> listeners) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
