package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import java.util.Optional;

/// How this machine makes what a confined task starts end with it.
public sealed interface Confinement {

  /// @param wrapper starts a program in namespaces
  record Namespaces(Wrapper wrapper) implements Confinement {}

  /// @param reason in a few words
  record Impossible(String reason) implements Confinement {}

  /// A launcher for one confined program, in the highest tier that can be had here. What it gives is
  /// its [Launcher#tier]; what it does not, its notes.
  ///
  /// @param meter what the program may spend
  /// @param grants what it may touch; their descriptors MUST stay open until it has started
  /// @param sandbox a lower tier that was chosen, or one that is asked for; empty for the highest
  static Launcher around(
      Launcher launcher, Meter meter, Grants grants, Optional<String> sandbox) {
    return around(launcher, meter);
  }

  /// What this machine can enforce, found out by trying when it is first asked for.
  static Sandbox.Capability probe() {
    return Sandbox.NONE.probe();
  }

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
