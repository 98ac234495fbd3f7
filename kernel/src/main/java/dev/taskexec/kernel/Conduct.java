package dev.taskexec.kernel;

import dev.taskexec.kernel.permit.Protection;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// How a run behaves when things go badly or take long.
///
/// @param maxFail after how many failed tasks it stops, from 1; empty for never
/// @param timeout how long it may take in all; positive
/// @param force whether tasks that are up to date run all the same
/// @param protection what holds for all tasks, whatever their plan says
public record Conduct(
    OptionalInt maxFail, Optional<Duration> timeout, boolean force, Protection protection) {
  public static final Conduct USUAL =
      new Conduct(OptionalInt.empty(), Optional.empty(), false, Protection.USUAL);

  public Conduct {
    if (maxFail.isPresent() && maxFail.getAsInt() < 1) {
      throw new IllegalArgumentException("stops after " + maxFail.getAsInt() + " failures");
    }
    if (timeout.isPresent() && !timeout.get().isPositive()) {
      throw new IllegalArgumentException("a time limit of " + timeout.get());
    }
  }
}
