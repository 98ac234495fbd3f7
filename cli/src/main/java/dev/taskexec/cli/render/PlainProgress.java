package dev.taskexec.cli.render;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.Outcome;

/// Progress in lines that stay: each task that did something or went badly, each attempt that is
/// tried again or in doubt, and a last line that counts. Quiet leaves what went badly; verbose adds
/// what started and what had nothing to do.
final class PlainProgress implements EventSink {
  private final Messages messages;
  private final Tally tally = new Tally();
  private final StopLine stopLine = new StopLine();

  PlainProgress(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started -> tally.start(started);
      case RunEvent.TaskStarted started -> {
        if (messages.isVerbose()) {
          messages.line(started.instance() + " started by " + Shown.text(started.agent()));
        }
      }
      case RunEvent.TaskFinished finished -> {
        tally.count(finished);
        if (!finished.restored()) {
          show(finished);
        }
      }
      case RunEvent.SurvivorEnded survivor -> messages.line(ResumeLine.of(survivor));
      case RunEvent.RunResumed resumed -> {
        tally.resume(resumed);
        messages.line(ResumeLine.of(resumed));
      }
      case RunEvent.TaskRetried retried ->
          messages.line(OutcomeLine.of(retried, messages.styles()));
      case RunEvent.TaskDoubted doubted ->
          messages.error(OutcomeLine.of(doubted, messages.styles()));
      case RunEvent.Warned warned -> messages.error(WarningLine.of(warned, messages.styles()));
      case RunEvent.StopRequested stop -> messages.line(stopLine.next(stop));
      case RunEvent.RunFinished finished -> messages.line(tally.summary(finished.at()));
    }
  }

  private void show(RunEvent.TaskFinished finished) {
    if (OutcomeLine.isBadNews(finished)) {
      messages.error(OutcomeLine.of(finished, messages.styles()));
    } else if (didSomething(finished.outcome()) || messages.isVerbose()) {
      messages.line(OutcomeLine.of(finished, messages.styles()));
    }
  }

  private static boolean didSomething(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Noop _, Outcome.Cancelled _ -> false;
      case Outcome.Ok _,
          Outcome.Error _,
          Outcome.Timeout _,
          Outcome.Denied _,
          Outcome.Exhausted _,
          Outcome.Skipped _,
          Outcome.InDoubt _ ->
          true;
    };
  }
}
