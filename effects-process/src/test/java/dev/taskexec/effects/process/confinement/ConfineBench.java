package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.TestingGrants;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.launcher.LinuxProcess;
import dev.taskexec.effects.process.launcher.PortableLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Measures what it takes to start `true` and to wait for its end, confined and not, in one run,
/// taking turns. No test; `bench/confine` starts it.
final class ConfineBench {
  private static final int WARM_UP = 300;
  private static final Path BUBBLEWRAP = Path.of("/usr/bin/bwrap");

  private record Case(String name, Launcher launcher, List<String> argv) {}

  private ConfineBench() {}

  /// @param words how many starts of each
  public static void main(String[] words) throws Exception {
    var count = Integer.parseInt(words[0]);
    var linux = LinuxLauncher.find().orElseThrow();
    try (var nothing = TestingGrants.programs("true");
        var port = TestingGrants.programs("true").ports(443)) {
      var cases =
          List.of(
              new Case("JDK's ProcessBuilder", new PortableLauncher(), List.of("true")),
              new Case("ours, unconfined", linux, List.of("true")),
              confined("landlock, no ports", linux, nothing, Optional.of("landlock")),
              confined("landlock, one port", linux, port, Optional.of("landlock")),
              confined("landlock+ns, no ports", linux, nothing, Optional.empty()),
              confined("landlock+ns, one port", linux, port, Optional.empty()),
              new Case("bubblewrap, by ours", linux, bubblewrap()));
      var there = cases.stream().filter(each -> !each.argv().isEmpty()).toList();
      var nanos = new long[there.size()][count];
      for (var round = -WARM_UP; round < count; round++) {
        for (var i = 0; i < there.size(); i++) {
          var took = time(there.get(i));
          if (round >= 0) {
            nanos[i][round] = took;
          }
        }
      }
      for (var i = 0; i < there.size(); i++) {
        Arrays.sort(nanos[i]);
        System.out.printf(
            "| %-22s | %-11s | %7.2f | %7.2f | %7.2f |%n",
            there.get(i).name(),
            there.get(i).launcher().tier(),
            nanos[i][count / 10] / 1e6,
            nanos[i][count / 2] / 1e6,
            nanos[i][count * 9 / 10] / 1e6);
      }
    }
  }

  private static Case confined(
      String name, Launcher linux, TestingGrants grants, Optional<String> sandbox) {
    return new Case(
        name,
        Confinement.around(linux, Meter.UNLIMITED, grants.grants(), sandbox),
        List.of("true"));
  }

  /// With what comes nearest: everything to be read, namespaces, no network. Empty where there is
  /// none.
  private static List<String> bubblewrap() {
    return Files.isExecutable(BUBBLEWRAP)
        ? List.of(
            BUBBLEWRAP.toString(),
            "--ro-bind",
            "/",
            "/",
            "--unshare-pid",
            "--unshare-ipc",
            "--unshare-net",
            "--die-with-parent",
            "true")
        : List.of();
  }

  private static long time(Case one) throws Exception {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    var launch = new Launch(one.argv(), Path.of("/tmp"), environment, Optional.empty());
    var began = System.nanoTime();
    var process = one.launcher().launch(launch);
    var code = process.waitFor();
    if (process instanceof LinuxProcess linux) {
      linux.reap();
    }
    var took = System.nanoTime() - began;
    if (code != 0) {
      throw new IllegalStateException(one.name() + " ended with " + code);
    }
    return took;
  }
}
