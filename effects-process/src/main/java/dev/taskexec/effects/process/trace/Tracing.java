package dev.taskexec.effects.process.trace;

import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.LauncherChoice;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether this machine lets the kit watch what programs do.
public sealed interface Tracing {

  record Possible(Strace strace) implements Tracing {
    /// The program that watches.
    public String program() {
      return strace.program();
    }
  }

  /// @param reason in a few words
  record Impossible(String reason, String remedy) implements Tracing {}

  /// Found out by trying, once: the same at every call.
  static Tracing result() {
    return Tried.RESULT;
  }

  /// Found out anew.
  ///
  /// @param places where `strace` may be: the system's own folders, not a `PATH`, which may lead to
  ///   anything
  static Tracing tryOut(List<Path> places) {
    if (!(LauncherChoice.get() instanceof LinuxLauncher linux)) {
      return new Impossible("it needs the launcher for Linux", "use Linux on x86-64 or AArch64");
    }
    var program =
        places.stream()
            .map(place -> place.resolve("strace"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return new Impossible("there is no program strace", "install strace");
    }
    return Strace.ways(program.get()).stream()
        .filter(way -> Tried.works(linux, way))
        .findFirst()
        .<Tracing>map(Possible::new)
        .orElseGet(
            () ->
                new Impossible(
                    program.get() + " may not trace here, or is older than 5.8",
                    "in a container add the capability SYS_PTRACE; else see"
                        + " /proc/sys/kernel/yama/ptrace_scope"));
  }

  /// Looks at the machine when it is first asked for.
  final class Tried {
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin"), Path.of("/bin"));

    static final Tracing RESULT = tryOut(PLACES);

    private Tried() {}

    private static boolean works(LinuxLauncher launcher, Strace strace) {
      var launch =
          new Launch(
                  List.of("/bin/sh", "-c", "exit 7"),
                  Path.of("/"),
                  new LinkedHashMap<>(Map.of()),
                  Optional.empty())
              .within(strace.words(Path.of("/dev/null")));
      try {
        return launcher.launch(launch).end() == 7;
      } catch (LaunchException _) {
        return false;
      }
    }
  }
}
