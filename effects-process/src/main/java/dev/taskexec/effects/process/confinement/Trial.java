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
        case $key$value in
          NoNewPrivs:1 | Seccomp:2 | CapEff:000000000000000[02]) found=$found+ ;;
        esac
      done </proc/self/status
      [ "$found" = +++ ] || exit 3
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
    if (here.landlock() < 1) {
      return withoutLandlock(launcher, here, WhyNot.landlock(-here.landlock()));
    }
    var landlock = Optional.of(here.landlock());
    var missing = new ArrayList<String>();
    var namespaces = namespaces(launcher, here.machine(), landlock, here.restricted(), missing);
    if (namespaces.isPresent()) {
      return namespaces.get();
    }
    var alone = new Found(here.machine(), landlock, Optional.empty(), List.of(), missing);
    return works(launcher, alone, UNDER_LANDLOCK + END_BY_SIGNAL)
        ? alone
        : withoutLandlock(launcher, here, WhyNot.TRY_FAILED);
  }

  private static Found withoutLandlock(LinuxLauncher launcher, Surroundings here, String reason) {
    var missing = new ArrayList<>(List.of(reason));
    return namespaces(launcher, here.machine(), Optional.empty(), here.alone(), missing)
        .orElseGet(
            () ->
                new Found(here.machine(), Optional.empty(), Optional.empty(), List.of(), missing));
  }

  /// @param missing what is missing already; why there are no namespaces is added
  private static Optional<Found> namespaces(
      LinuxLauncher launcher,
      Machine machine,
      Optional<Integer> landlock,
      List<Way> ways,
      List<String> missing) {
    try {
      var tools = Tools.find();
      for (var way : ways) {
        var wrapper = new Wrapper(tools, way);
        var own = landlock.isPresent() ? own(wrapper) : List.<PathRule>of();
        var found = new Found(machine, landlock, Optional.of(wrapper), own, missing);
        var checks = landlock.isPresent() ? UNDER_LANDLOCK + IN_NAMESPACE : IN_NAMESPACE;
        if (works(launcher, found, checks + END_BY_SIGNAL)) {
          return Optional.of(found);
        }
      }
      missing.add(WhyNot.namespaces());
    } catch (MissingToolException e) {
      missing.add("no namespaces: " + e.reason());
    } catch (SpawnError e) {
      missing.add("no namespaces: a program that makes them cannot be opened");
    }
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
      return ((LinuxProcess) confining.launch(launch)).end() == END;
    } catch (LaunchException | SpawnError e) {
      return false;
    }
  }

  /// What the wrapper needs. It stays open as long as the kit lives.
  private static List<PathRule> own(Wrapper wrapper) throws SpawnError {
    var own = new ArrayList<PathRule>();
    for (var program : wrapper.programs()) {
      own.add(
          rule(
              PathDescriptor.open(Path.of(program)),
              EnumSet.of(PathRight.READ_FILE, PathRight.EXECUTE)));
    }
    if (wrapper.way().writesProc()) {
      own.add(rule(PathDescriptor.open(PROC), EnumSet.of(PathRight.WRITE_FILE)));
    }
    return own;
  }

  private static PathRule rule(PathDescriptor descriptor, Set<PathRight> rights) {
    return new PathRule(descriptor.number(), descriptor.path(), rights);
  }
}
