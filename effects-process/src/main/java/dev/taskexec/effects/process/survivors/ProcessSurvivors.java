package dev.taskexec.effects.process.survivors;

import static dev.taskexec.effects.process.nativecall.Signals.CONTINUE;
import static dev.taskexec.effects.process.nativecall.Signals.KILL;
import static dev.taskexec.effects.process.nativecall.Signals.TERMINATE;

import dev.taskexec.abi.effect.Survivors;
import dev.taskexec.effects.process.nativecall.Platform;
import dev.taskexec.effects.process.nativecall.ProcessDescriptor;
import dev.taskexec.effects.process.tree.Countdown;
import dev.taskexec.effects.process.tree.ProcessStat;
import dev.taskexec.effects.process.tree.ProcessStat.Identity;
import dev.taskexec.effects.process.tree.ProcessTable;
import dev.taskexec.effects.process.tree.Traces;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Finds survivors by the marks in the environments that they were started with, in `/proc`. Where
/// there is no `/proc`, it finds none. Safe for use by many threads.
///
/// A process that was started with another environment is not found, nor one of a user whose
/// processes this one may not look at.
public final class ProcessSurvivors implements Survivors {
  private static final String RUN = "TASK_EXEC_KIT_RUN_ID";
  private static final String TASK = "TASK_EXEC_KIT_TASK_ID";
  private static final String ATTEMPT = "TASK_EXEC_KIT_ATTEMPT";
  private static final int LOOK_MS = 10;

  /// Killed processes are gone in milliseconds; what is not waits for a disk that does not answer.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public List<Survivor> end(Path temporary, Duration grace) {
    var found = new LinkedHashMap<Identity, Survivor>();
    if (!Platform.isKnown()) {
      return List.of();
    }
    var spared = ownAncestry();
    var interrupted = endAll(found, temporary, grace, spared);
    var left = new HashSet<>(look(temporary, spared).keySet());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return found.entrySet().stream()
        .filter(each -> !left.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// @return whether it was interrupted; it then goes on by force
  private static boolean endAll(
      SequencedMap<Identity, Survivor> found,
      Path temporary,
      Duration grace,
      Set<Identity> spared) {
    var asked = new HashSet<Identity>();
    var interrupted = false;
    try (var polite = new Countdown(grace);
        var patience = new Countdown(grace.plus(PATIENCE))) {
      while (!patience.isOver()) {
        var there = look(temporary, spared);
        if (there.isEmpty()) {
          break;
        }
        there.forEach(found::putIfAbsent);
        var byForce = interrupted || polite.isOver();
        for (var process : there.keySet()) {
          if (byForce) {
            send(process, KILL);
          } else if (asked.add(process)) {
            send(process, TERMINATE);
            send(process, CONTINUE); // or one that is stopped would not hear it
          }
        }
        try {
          var unused = patience.pass(LOOK_MS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    return interrupted;
  }

  private static SequencedMap<Identity, Survivor> look(Path temporary, Set<Identity> spared) {
    var found = new LinkedHashMap<Identity, Survivor>();
    for (var process : ProcessTable.look().all()) {
      if (!process.isOver() && !spared.contains(process.identity())) {
        survivor(process.pid(), temporary)
            .ifPresent(survivor -> found.put(process.identity(), survivor));
      }
    }
    return found;
  }

  private static Optional<Survivor> survivor(long pid, Path temporary) {
    var variables = new LinkedHashMap<String, String>();
    for (var variable : Traces.environmentOf(pid)) {
      var equals = variable.indexOf('=');
      if (equals > 0) {
        // Of two with one name the first counts, as for getenv(3).
        variables.putIfAbsent(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    var folder = variables.get(Traces.MARK);
    if (folder == null || !variables.containsKey(RUN) || !isBelow(temporary, folder)) {
      return Optional.empty();
    }
    return Optional.of(
        new Survivor(pid, variables.getOrDefault(TASK, ""), variables.getOrDefault(ATTEMPT, "")));
  }

  private static boolean isBelow(Path temporary, String folder) {
    try {
      return Path.of(folder).normalize().startsWith(temporary.normalize());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// A kit that was started by a task carries the task's marks, and so may who started it.
  private static Set<Identity> ownAncestry() {
    var table = ProcessTable.look();
    var spared = new HashSet<Identity>();
    var next = table.get(ProcessHandle.current().pid());
    while (next.isPresent() && spared.add(next.get().identity())) {
      next = table.get(next.get().parent());
    }
    return spared;
  }

  private static void send(Identity process, int signal) {
    if (process.pid() > 1) {
      var unused =
          ProcessDescriptor.send(
              process.pid(),
              () ->
                  ProcessStat.of(process.pid())
                      .filter(now -> now.identity().equals(process))
                      .isPresent(),
              signal);
    }
  }
}
