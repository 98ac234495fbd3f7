package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import java.util.List;
import java.util.Optional;

/// How this machine holds what a confined task starts to its permits, and makes it end with it.
public final class Confinement {
  private static final String NEEDS_LINUX =
      "no sandbox and no namespaces: they need the launcher for Linux";

  private Confinement() {}

  /// A launcher for one confined program, in the highest tier that can be had here, or the lower
  /// one that was chosen. What it gives is its [Launcher#tier]; what it does not, its notes.
  ///
  /// @param meter what the program may spend
  /// @param grants what it may touch; their descriptors MUST stay open until it has started
  /// @param sandbox the tier that was chosen: `landlock`; every other text, and empty, mean the
  ///   highest
  public static Launcher around(
      Launcher launcher, Meter meter, Grants grants, Optional<String> sandbox) {
    return launcher instanceof LinuxLauncher linux
        ? Trial.result(linux).around(linux, meter, grants, sandbox)
        : new Noting(launcher, NEEDS_LINUX);
  }

  /// What this machine can enforce, found out by trying when it is first asked for.
  public static Sandbox.Capability probe(Launcher launcher) {
    return launcher instanceof LinuxLauncher linux
        ? Findings.of(Trial.result(linux))
        : new Sandbox.Capability(
            Tier.NONE.text(),
            List.of(
                "no sandbox: it needs Linux with glibc on x86-64 or AArch64, and a JVM that was "
                    + "started with --enable-native-access=taskexec.effects.process"),
            JsonValue.Obj.builder().put("launcher", launcher.name()).build());
  }
}
