package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.effects.process.grant.Access;
import dev.taskexec.effects.process.grant.Grant;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.nativecall.PathDescriptor;
import dev.taskexec.effects.process.nativecall.SpawnError;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// How this machine holds what a confined task starts to its permits, and makes it end with it.
public final class Confinement {
  private static final Path ROOT = Path.of("/");
  private static final String NEEDS_LINUX =
      "no sandbox and no namespaces: they need the launcher for Linux";

  private Confinement() {}

  /// A launcher for one confined program whose permits nobody has turned into grants: it may touch
  /// all files, and connect to every port.
  public static Launcher around(Launcher launcher, Meter meter) {
    return launcher instanceof LinuxLauncher
        ? around(launcher, meter, Everything.GRANTS, Optional.empty())
        : new Noting(launcher, NEEDS_LINUX);
  }

  private static final class Everything {
    static final Grants GRANTS = open();

    private static Grants open() {
      try {
        var root = PathDescriptor.open(ROOT);
        var all = new Grant(root.number(), ROOT, EnumSet.allOf(Access.class));
        return new Grants(List.of(all), Optional.empty());
      } catch (SpawnError e) {
        throw new IllegalStateException(e);
      }
    }
  }

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
