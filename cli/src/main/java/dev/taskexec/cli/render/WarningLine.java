package dev.taskexec.cli.render;

import dev.taskexec.abi.event.RunEvent;

/// What is said of something that somebody should see to, though the run goes on.
final class WarningLine {

  private WarningLine() {}

  static String of(RunEvent.Warned warned, Styles styles) {
    return styles.paint(Role.WARNING, "warning") + ": " + Shown.text(warned.message());
  }
}
