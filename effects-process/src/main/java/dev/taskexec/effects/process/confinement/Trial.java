package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.confinement.Confinement.Impossible;
import dev.taskexec.effects.process.confinement.Confinement.Namespaces;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.launcher.LinuxProcess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out which namespaces can be had, by trying. Safe for use by many threads: all state is
/// behind one lock.
///
/// Kernels, distributions, containers and users differ in what they allow, and where it is written
/// down differs too.
final class Trial {
  /// From the best to the least. Within a user namespace also root cannot leave the others.
  private static final List<Way> WAYS =
      List.of(
          new Way(List.of("--user", "--map-current-user", "--pid", "--ipc"), List.of()),
          new Way(
              List.of("--user", "--map-root-user", "--pid", "--ipc"),
              List.of("it runs as root of a user namespace")),
          new Way(
              List.of("--pid", "--ipc"), List.of("no user namespace: root can leave the others")));

  /// Ends itself by a signal, which must be seen from outside; the first process of a namespace,
  /// which it must not be, could not.
  private static final List<String> PROGRAM = List.of("/bin/sh", "-c", "kill -USR1 $$");

  private static final int END = 128 + 10;
  private static final Path FOLDER = Path.of("/");

  private static final Trial TRIAL = new Trial();

  private record Way(List<String> namespaces, List<String> notes) {}

  private Optional<Confinement> result = Optional.empty();

  private Trial() {}

  /// The same at every call.
  static Confinement result(LinuxLauncher launcher) {
    return TRIAL.resultOf(launcher);
  }

  private synchronized Confinement resultOf(LinuxLauncher launcher) {
    if (result.isEmpty()) {
      result = Optional.of(tryOut(launcher));
    }
    return result.get();
  }

  private static Confinement tryOut(LinuxLauncher launcher) {
    try {
      var tools = Tools.find();
      return WAYS.stream()
          .map(way -> new Wrapper(tools, way.namespaces(), way.notes()))
          .filter(wrapper -> works(launcher, wrapper))
          .findFirst()
          .<Confinement>map(Namespaces::new)
          .orElse(new Impossible("this user may not have any here"));
    } catch (MissingToolException e) {
      return new Impossible(e.reason());
    }
  }

  private static boolean works(LinuxLauncher launcher, Wrapper wrapper) {
    var launch =
        new Launch(PROGRAM, FOLDER, new LinkedHashMap<>(Map.of()), Optional.empty())
            .within(wrapper.words(Meter.UNLIMITED));
    try {
      return end(launcher.launch(launch)) == END;
    } catch (LaunchException e) {
      return false;
    }
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
