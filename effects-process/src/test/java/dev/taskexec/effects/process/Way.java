package dev.taskexec.effects.process;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.confinement.Confinement;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.launcher.PortableLauncher;
import java.time.Duration;
import java.util.Optional;

/// The ways to start a process: what holds for one holds for the others.
enum Way {
  LINUX(LinuxLauncher.find().orElseThrow()),
  /// In namespaces.
  CONFINED(
      Confinement.around(
          LinuxLauncher.find().orElseThrow(),
          Meter.UNLIMITED,
          TestingGrants.everything().grants(),
          Optional.empty())),
  PORTABLE(new PortableLauncher());

  private static final Duration MOMENT = Duration.ofMillis(100);

  private final Launcher launcher;

  Way(Launcher launcher) {
    this.launcher = launcher;
  }

  Launcher launcher() {
    return launcher;
  }

  ProcessExec effect() {
    return new ProcessExec(() -> launcher, MOMENT);
  }
}
