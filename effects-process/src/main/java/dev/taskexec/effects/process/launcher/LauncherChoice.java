package dev.taskexec.effects.process.launcher;

/// Which launcher this machine and this JVM use, found out when it is first asked for: to link the
/// foreign calls takes longer than to start a process.
public final class LauncherChoice {
  private LauncherChoice() {}

  /// The same one at every call.
  public static Launcher get() {
    return Chosen.LAUNCHER;
  }

  private static final class Chosen {
    static final Launcher LAUNCHER =
        LinuxLauncher.find().<Launcher>map(linux -> linux).orElseGet(PortableLauncher::new);
  }
}
