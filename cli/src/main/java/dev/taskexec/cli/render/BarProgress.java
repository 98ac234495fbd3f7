package dev.taskexec.cli.render;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.plan.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Progress in one line of a terminal that changes, with lines above it for what went badly:
/// `[12/100] 2 bad, running TASK-013 TASK-014`.
final class BarProgress implements EventSink {
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);

  /// A line that wraps cannot be drawn over, and nearly every terminal has 80 columns.
  private static final int MOST_COLUMNS = 79;

  private static final int MOST_NAMES = 8;

  private final Messages messages;
  private final Tally tally = new Tally();
  private final StopLine stopLine = new StopLine();
  private final SequencedSet<Instance> running = new LinkedHashSet<>();
  private Instant drawn = Instant.EPOCH;

  BarProgress(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started -> tally.start(started);
      case RunEvent.TaskStarted started -> {
        running.add(started.instance());
        drawNowAndThen(started.at());
      }
      case RunEvent.TaskFinished finished -> {
        running.remove(finished.instance());
        tally.count(finished);
        if (!finished.restored() && OutcomeLine.isBadNews(finished)) {
          above(OutcomeLine.of(finished, messages.styles()));
        }
        drawNowAndThen(finished.at());
      }
      case RunEvent.SurvivorEnded survivor -> messages.line(ResumeLine.of(survivor));
      case RunEvent.RunResumed resumed -> {
        tally.resume(resumed);
        above(ResumeLine.of(resumed));
      }
      case RunEvent.TaskRetried retried -> {
        running.remove(retried.instance());
        above(OutcomeLine.of(retried, messages.styles()));
      }
      case RunEvent.TaskDoubted doubted -> above(OutcomeLine.of(doubted, messages.styles()));
      case RunEvent.Warned warned -> above(WarningLine.of(warned, messages.styles()));
      case RunEvent.StopRequested stop -> above(stopLine.next(stop));
      case RunEvent.RunFinished finished ->
          messages.raw(Messages.CLEAR + tally.summary(finished.at()) + "\n");
    }
  }

  private void above(String line) {
    messages.raw(Messages.CLEAR + line + "\n");
    messages.draw(text());
  }

  private void drawNowAndThen(Instant now) {
    if (Duration.between(drawn, now).compareTo(BETWEEN_DRAWINGS) >= 0) {
      drawn = now;
      messages.draw(Messages.CLEAR + text());
    }
  }

  private String text() {
    var text = new StringBuilder();
    text.append('[').append(tally.finished()).append('/').append(tally.tasks()).append(']');
    if (tally.bad() > 0) {
      text.append(' ').append(tally.bad()).append(" bad");
    }
    if (!running.isEmpty()) {
      text.append(tally.bad() > 0 ? ", running " : " running ")
          .append(
              running.stream()
                  .limit(MOST_NAMES)
                  .map(Instance::toString)
                  .collect(Collectors.joining(" ")));
    }
    // Ids are ASCII, so that a character is a column.
    return text.length() <= MOST_COLUMNS
        ? text.toString()
        : text.substring(0, MOST_COLUMNS - 1) + "…";
  }
}
