package dev.taskexec.effects.process.checkup;

import static dev.taskexec.abi.checkup.Finding.fine;
import static dev.taskexec.abi.checkup.Finding.lacking;

import dev.taskexec.abi.checkup.Checkup;
import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.effects.process.launcher.LauncherChoice;
import dev.taskexec.effects.process.trace.Tracing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this machine starts, ends and watches processes.
public final class ProcessCheckup implements Checkup {
  private static final List<String> TOOLS =
      List.of("setpriv", "unshare", "prlimit", "nsenter", "timeout");
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"));

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    findings.add(launcher());
    findings.add(tools());
    findings.add(
        switch (Tracing.result()) {
          case Tracing.Possible possible ->
              fine("run --learn", "programs can be watched by " + possible.program());
          case Tracing.Impossible(var reason, var remedy) ->
              lacking("run --learn", "programs cannot be watched: " + reason, remedy);
        });
    return findings;
  }

  private static Finding launcher() {
    var launcher = LauncherChoice.get();
    return launcher.name().equals("linux")
        ? fine("launcher", "linux: processes are started by posix_spawn")
        : lacking(
            "launcher",
            launcher.name()
                + ": processes are started by the JDK, which is slower and confines"
                + " nothing",
            "use Linux on x86-64 or AArch64, and start the kit by its own launcher, which permits"
                + " native access");
  }

  private static Finding tools() {
    var missing = TOOLS.stream().filter(name -> !isThere(name)).toList();
    return missing.isEmpty()
        ? fine("tools", String.join(", ", TOOLS) + " are there")
        : lacking(
            "tools",
            "there is no " + String.join(", no ", missing),
            "install util-linux and coreutils");
  }

  private static boolean isThere(String name) {
    return PLACES.stream().anyMatch(place -> Files.isExecutable(place.resolve(name)));
  }
}
