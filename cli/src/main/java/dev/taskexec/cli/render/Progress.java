package dev.taskexec.cli.render;

import dev.taskexec.abi.event.EventSink;

/// How the way of a run is shown.
public enum Progress {
  /// A bar where a person watches a terminal, otherwise plain lines.
  AUTO,
  /// One line that changes, and lines for what went badly.
  BAR,
  /// A line for each task that did something.
  PLAIN,
  /// Nothing.
  NONE;

  /// The listener that shows it.
  ///
  /// @param animated whether a person watches a terminal that can go back in a line
  public EventSink listener(Messages messages, boolean animated) {
    return switch (this) {
      case AUTO -> (animated ? BAR : PLAIN).listener(messages, animated);
      case BAR -> messages.isQuiet() ? new PlainProgress(messages) : new BarProgress(messages);
      case PLAIN -> new PlainProgress(messages);
      case NONE -> _ -> {};
    };
  }
}
