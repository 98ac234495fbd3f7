package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.grant.Access;
import dev.taskexec.effects.process.grant.Grant;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.launcher.LinuxProcess;
import dev.taskexec.effects.process.nativecall.Machine;
import dev.taskexec.effects.process.nativecall.PathDescriptor;
import dev.taskexec.effects.process.nativecall.PathRight;
import dev.taskexec.effects.process.nativecall.PathRule;
import dev.taskexec.effects.process.nativecall.SpawnError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out what confines programs here, by trying: each try starts a program that looks whether
/// what is allowed works, and what is not does not. Safe for use by many threads: all state is
/// behind one lock.
///
/// Kernels, distributions, containers and users differ in what they allow, and where it is written
/// down differs too.
final class Trial {
  /// Ends itself by a signal, which must be seen from outside; the first process of a namespace,
  /// which it must not be, could not.
  private static final String END_BY_SIGNAL = "kill -USR1 $$";

  private static final String IN_NAMESPACE = "[ $$ = 2 ] || exit 5; ";

  /// May read everything, and change nothing.
  private static final String UNDER_LANDLOCK =
      """
      : </dev/null || exit 1
      (: >/dev/null) 2>&- && exit 2
      found=
      while read -r key value; do
        case $key$value in NoNewPrivs:1 | Seccomp:2) found=$found+ ;; esac
      done </proc/self/status
      [ "$found" = ++ ] || exit 3
      """;

  private static final int END = 128 + 10;
  private static final Path FOLDER = Path.of("/");
  private static final Path PROC = Path.of("/proc");

  private static final Trial HERE = new Trial(Optional.empty());

  private final Optional<Surroundings> given;
  private Optional<Found> result = Optional.empty();

  private Trial(Optional<Surroundings> given) {
    this.given = given;
  }

  /// One that takes the surroundings for what it is told.
  static Trial in(Surroundings surroundings) {
    return new Trial(Optional.of(surroundings));
  }

  /// What is found here, the same at every call.
  static Found result(LinuxLauncher launcher) {
    return HERE.resultOf(launcher);
  }

  synchronized Found resultOf(LinuxLauncher launcher) {
    if (result.isEmpty()) {
      // Where it is not known, there is no such launcher.
      var surroundings = given.orElseGet(() -> Surroundings.here(Machine.own().orElseThrow()));
      result = Optional.of(tryOut(launcher, surroundings));
    }
    return result.get();
  }

  private static Found tryOut(LinuxLauncher launcher, Surroundings here) {
    var missing = new ArrayList<String>();
    var landlock = tryLandlock(launcher, here, missing);
    try {
      var tools = Tools.find();
      var own = landlock.isPresent() ? own(tools) : List.<PathRule>of();
      for (var way : landlock.isPresent() ? here.restricted() : here.alone()) {
        var found =
            new Found(
                here.machine(),
                landlock,
                Optional.of(new Wrapper(tools, way)),
                way.writesProc() && landlock.isPresent() ? withProc(own) : own,
                missing);
        if (works(launcher, found, IN_NAMESPACE + END_BY_SIGNAL)) {
          return found;
        }
      }
      missing.add(WhyNot.namespaces());
    } catch (MissingToolException e) {
      missing.add("no namespaces: " + e.reason());
    } catch (SpawnError e) {
      missing.add("no namespaces: a program that makes them cannot be opened");
    }
    return new Found(here.machine(), landlock, Optional.empty(), List.of(), missing);
  }

  private static Optional<Integer> tryLandlock(
      LinuxLauncher launcher, Surroundings here, List<String> missing) {
    if (here.landlock() < 1) {
      missing.add(WhyNot.landlock(-here.landlock()));
      return Optional.empty();
    }
    var version = Optional.of(here.landlock());
    var found = new Found(here.machine(), version, Optional.empty(), List.of(), List.of());
    if (works(launcher, found, UNDER_LANDLOCK + END_BY_SIGNAL)) {
      return version;
    }
    missing.add("no sandbox: a try of Landlock and a filter of system calls (seccomp) failed");
    return Optional.empty();
  }

  private static boolean works(LinuxLauncher launcher, Found found, String script) {
    var launch =
        new Launch(
            List.of("/bin/sh", "-c", script), FOLDER, new LinkedHashMap<>(), Optional.empty());
    try (var root = PathDescriptor.open(FOLDER)) {
      var all = new Grant(root.number(), FOLDER, EnumSet.of(Access.READ, Access.EXECUTE));
      var grants = new Grants(List.of(all), Optional.of(Set.of()));
      var confining = found.around(launcher, Meter.UNLIMITED, grants, Optional.empty());
      return end((LinuxProcess) confining.launch(launch)) == END;
    } catch (LaunchException | SpawnError e) {
      return false;
    }
  }

  /// The programs of the wrapper. They stay open as long as the kit lives.
  private static List<PathRule> own(Tools tools) throws SpawnError {
    var own = new ArrayList<PathRule>();
    for (var tool : tools.all()) {
      own.add(
          rule(
              PathDescriptor.open(Path.of(tool)),
              EnumSet.of(PathRight.READ_FILE, PathRight.EXECUTE)));
    }
    return own;
  }

  private static List<PathRule> withProc(List<PathRule> own) throws SpawnError {
    var all = new ArrayList<>(own);
    all.add(rule(PathDescriptor.open(PROC), EnumSet.of(PathRight.WRITE_FILE)));
    return all;
  }

  private static PathRule rule(PathDescriptor descriptor, Set<PathRight> rights) {
    return new PathRule(descriptor.number(), descriptor.path(), rights);
  }

  /// It ends by itself at once, so an interrupt is left for whoever comes next.
  private static int end(LinuxProcess process) {
    var interrupted = false;
    while (true) {
      try {
        var exit = process.waitFor();
        process.reap();
        return exit;
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        if (interrupted && !process.isAlive()) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
