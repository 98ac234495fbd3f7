package dev.taskexec.abi.event;

import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.run.RunId;
import java.time.Instant;
import java.util.Optional;

/// Something that happened in a run. Whatever shows, counts or follows a run reads these and
/// nothing else.
public sealed interface RunEvent {

  Instant at();

  /// The first event.
  ///
  /// @param tasks how many tasks will get an outcome
  /// @param workers how many may run at once
  record RunStarted(Instant at, RunId run, int tasks, int workers, boolean dryRun)
      implements RunEvent {}

  /// A process that the dead kit had left running was ended, before the run goes on.
  ///
  /// @param instance the task that had started it, as the process's own variables tell it
  /// @param attempt the attempt, told in the same way
  record SurvivorEnded(Instant at, long pid, String instance, String attempt) implements RunEvent {}

  /// The first event of a run that goes on after the kit died, but for the ends of processes that
  /// it left running. The outcomes that were known before follow, each as a [TaskFinished] that is
  /// `restored`.
  ///
  /// @param finished how many tasks have their outcome already
  /// @param inDoubt how many were running when the kit died
  record RunResumed(Instant at, RunId run, int tasks, int workers, int finished, int inDoubt)
      implements RunEvent {}

  /// Nobody knows what an attempt came to, because the kit died while it ran.
  ///
  /// @param again whether the task is run again
  record TaskDoubted(
      Instant at, Instance instance, String queue, int attempt, boolean again, String reason)
      implements RunEvent {}

  /// An attempt ended badly and the task will be tried again.
  ///
  /// @param attempt the one that ended, from 1
  /// @param ms how long it took
  /// @param waitMs until the next
  record TaskRetried(
      Instant at,
      Instance instance,
      String queue,
      String agent,
      int attempt,
      Outcome outcome,
      long ms,
      long waitMs,
      Optional<LogFile> log)
      implements RunEvent {}

  record TaskStarted(Instant at, Instance instance, String queue, String agent, int attempt)
      implements RunEvent {}

  /// A task's one and only outcome.
  ///
  /// @param agent who carried it out or would have
  /// @param ms how long it ran, 0 where it did not
  /// @param log the log that says most about a bad outcome
  /// @param restored whether it was known before the run was resumed
  record TaskFinished(
      Instant at,
      Instance instance,
      String queue,
      String agent,
      Outcome outcome,
      long ms,
      Optional<LogFile> log,
      boolean restored)
      implements RunEvent {}

  /// Something that somebody should see to, though the run goes on.
  ///
  /// @param message one line
  record Warned(Instant at, String message) implements RunEvent {}

  /// From here on no task starts.
  ///
  /// @param reason one line
  record StopRequested(Instant at, String reason) implements RunEvent {}

  /// The last event.
  ///
  /// @param good whether `run.json` says `ok`
  record RunFinished(Instant at, boolean good) implements RunEvent {}
}
