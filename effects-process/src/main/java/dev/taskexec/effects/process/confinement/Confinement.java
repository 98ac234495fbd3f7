package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;

/// How this machine makes what a confined task starts end with it.
public sealed interface Confinement {

  /// @param wrapper starts a program in namespaces
  record Namespaces(Wrapper wrapper) implements Confinement {}

  /// @param reason in a few words
  record Impossible(String reason) implements Confinement {}

  /// A launcher for one confined program: in namespaces where that is possible here; where not, the
  /// same launcher, with that as a note for the record.
  ///
  /// @param meter what the program may spend
  static Launcher around(Launcher launcher, Meter meter) {
    if (!(launcher instanceof LinuxLauncher linux)) {
      return new Noting(launcher, "no namespaces: they need the launcher for Linux");
    }
    return switch (Trial.result(linux)) {
      case Namespaces(var wrapper) -> new Confining(linux, wrapper, meter);
      case Impossible(var reason) -> new Noting(launcher, "no namespaces: " + reason);
    };
  }
}
