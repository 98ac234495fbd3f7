package dev.taskexec.cli.render;

import dev.taskexec.abi.event.RunEvent;

/// What is said when a run goes on: `resuming 20261121_094313Z: 12 of 40 tasks have ended, 2 are in
/// doubt`.
final class ResumeLine {

  private ResumeLine() {}

  static String of(RunEvent.SurvivorEnded survivor) {
    return "ended process %d, which attempt %s of %s had left running"
        .formatted(survivor.pid(), Shown.text(survivor.attempt()), Shown.text(survivor.instance()));
  }

  static String of(RunEvent.RunResumed resumed) {
    var line =
        "resuming %s: %s of %s ended"
            .formatted(
                resumed.run(),
                Counted.grouped(resumed.finished()),
                Counted.of(resumed.tasks(), "task"));
    return resumed.inDoubt() == 0
        ? line
        : line + ", " + Counted.grouped(resumed.inDoubt()) + " in doubt";
  }
}
