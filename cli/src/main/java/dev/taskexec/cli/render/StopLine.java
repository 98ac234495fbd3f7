package dev.taskexec.cli.render;

import dev.taskexec.abi.event.RunEvent;

/// What is said when a run is asked to stop.
final class StopLine {
  private boolean asked;

  /// The line for a request; the second one weighs more than the first.
  String next(RunEvent.StopRequested stop) {
    var reason = Shown.text(stop.reason());
    if (asked) {
      return "ending at once: " + reason;
    }
    asked = true;
    return "stopping: " + reason + "; what runs may end politely, a second time ends it at once";
  }
}
