package dev.taskexec.acceptance.architecture.violation.circle.one;

import dev.taskexec.acceptance.architecture.violation.circle.other.Other;

/// Half of a circle between packages.
public class One {
  public Other other() {
    return new Other();
  }
}
