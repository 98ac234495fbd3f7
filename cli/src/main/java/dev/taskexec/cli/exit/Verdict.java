package dev.taskexec.cli.exit;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.Outcome;
import java.util.Optional;

/// The listener that makes an exit code of a run's events.
public final class Verdict implements EventSink {
  private boolean stopped;
  private boolean failed;
  private boolean refused;
  private boolean good;

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.TaskFinished finished -> weigh(finished.outcome());
      case RunEvent.StopRequested _ -> stopped = true;
      case RunEvent.RunFinished finished -> good = finished.good();
      case RunEvent.RunStarted _,
          RunEvent.SurvivorEnded _,
          RunEvent.RunResumed _,
          RunEvent.TaskStarted _,
          RunEvent.TaskRetried _,
          RunEvent.TaskDoubted _,
          RunEvent.Warned _ -> {}
    }
  }

  /// The code for what was heard so far.
  ///
  /// @param signal what came first from outside; it decides only if the run was stopped for it
  public ExitCode exitCode(Optional<StopSignal> signal) {
    if (stopped && signal.isPresent()) {
      return signal.get().exitCode();
    }
    if (good) {
      return ExitCode.OK;
    }
    return refused && !failed ? ExitCode.REFUSED : ExitCode.TASK_FAILED;
  }

  private void weigh(Outcome outcome) {
    switch (outcome) {
      case Outcome.Error _, Outcome.Timeout _, Outcome.InDoubt _ -> failed = true;
      case Outcome.Denied _, Outcome.Exhausted _ -> refused = true;
      // A task that was skipped or cancelled is the consequence of something that counts itself.
      case Outcome.Ok _, Outcome.Noop _, Outcome.Skipped _, Outcome.Cancelled _ -> {}
    }
  }
}
