package dev.taskexec.planner.explain;

import java.util.Optional;

/// One thing that a task does.
///
/// @param text in short: a command line, the first line of a script, an effect and its arguments
/// @param lines how many lines a script has; 1 for everything else
/// @param origin the fence or hook that it stands in; empty where that is not known
public record WorkStep(Kind kind, String text, int lines, Optional<Provenance> origin) {

  public enum Kind {
    COMMAND,
    SCRIPT,
    EFFECT
  }
}
