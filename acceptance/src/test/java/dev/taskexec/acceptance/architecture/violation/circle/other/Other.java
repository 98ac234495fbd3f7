package dev.taskexec.acceptance.architecture.violation.circle.other;

import dev.taskexec.acceptance.architecture.violation.circle.one.One;

/// Half of a circle between packages.
public class Other {
  public One one() {
    return new One();
  }
}
