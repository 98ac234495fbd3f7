package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;

/// Being the parent of what outlives its own parent, prctl(2): an orphan below the kit becomes the
/// kit's child instead of init's, so that it can be found and waited for.
public final class Subreaper {
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int WNOHANG = 1;

  private static final CFunction CONTROL = CFunction.named("prctl");
  private static final CFunction WAIT = CFunction.named("waitpid");

  private Subreaper() {}

  /// Makes this process the reaper of all below it, or no longer; whether the system agreed.
  public static boolean set(boolean on) {
    try (var arena = Arena.ofConfined()) {
      return CONTROL.call(new Errno(arena), PR_SET_CHILD_SUBREAPER, on ? 1 : 0) == 0;
    }
  }

  /// Takes away one adopted child that has ended, so that its number becomes free. Never to be
  /// asked about a process that a launcher started: its own thread waits for it, once.
  ///
  /// @return whether it had ended and is gone now
  public static boolean reap(long pid) {
    if (pid <= 1) {
      // To waitpid(2), 0 and less mean many, also the children of the JDK and of the launcher.
      throw new IllegalArgumentException("not an adopted process: " + pid);
    }
    try (var arena = Arena.ofConfined()) {
      return WAIT.call(new Errno(arena), pid, 0, WNOHANG) == pid;
    }
  }
}
