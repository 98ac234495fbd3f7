package dev.taskexec.effects.process;

import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.launcher.PortableLauncher;
import java.time.Duration;

/// The launchers: what holds for one holds for the other.
enum Way {
  LINUX(LinuxLauncher.find().orElseThrow()),
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
