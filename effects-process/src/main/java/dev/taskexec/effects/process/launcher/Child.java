package dev.taskexec.effects.process.launcher;

import dev.taskexec.effects.process.nativecall.Spawn;
import dev.taskexec.effects.process.nativecall.SpawnError;
import dev.taskexec.effects.process.nativecall.SpawnRequest;
import dev.taskexec.effects.process.nativecall.Steps;
import dev.taskexec.effects.process.nativecall.Wait;
import java.lang.foreign.Arena;

/// The life of one child, on a platform thread that has no other work, before or after.
///
/// The thread is there because a restriction by Landlock and seccomp is a thread's own, is
/// inherited by its children, and is never taken back. It stays until the child has ended, and
/// waits for it itself.
final class Child implements Runnable {
  private final SpawnRequest request;
  private final Restriction restriction;
  private final LinuxProcess process;

  Child(SpawnRequest request, Restriction restriction, LinuxProcess process) {
    this.request = request;
    this.restriction = restriction;
    this.process = process;
  }

  @Override
  public void run() {
    try (var arena = Arena.ofConfined()) {
      var wait = new Wait(arena);
      var pid = start(arena);
      if (pid > 0) {
        process.started(pid);
        process.ended(wait.end(pid));
        process.take(wait);
      } else {
        process.refused(-pid);
      }
    } catch (SpawnError | RuntimeException | Error e) {
      // Whoever waits for the start or the end learns of it there.
      process.failed(e);
    }
  }

  /// As [Spawn#run] answers.
  private int start(Arena arena) throws SpawnError {
    try (var steps = new Steps(arena);
        var spawn = Spawn.prepare(arena, request)) {
      restriction.addTo(steps);
      var restricted = steps.run();
      // From here to the thread's end there MUST be nothing but foreign calls whose handles are
      // linked
      // and whose memory is there, and the monitor of the process: general Java could load a class
      // from
      // a file that must not be read any more, or start a thread that others use later and that has
      // inherited the restriction.
      if (restricted == 0) {
        return spawn.run();
      }
      process.notRestricted(steps.failed());
      return restricted;
    }
  }
}
