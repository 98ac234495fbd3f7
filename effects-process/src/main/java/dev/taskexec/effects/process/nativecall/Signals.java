package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.util.OptionalLong;

/// Sending signals, kill(2). A number may belong to another process as soon as the one that is
/// meant has been waited for; that it has not been is for the caller to know.
public final class Signals {
  public static final int HANGUP = 1;
  public static final int KILL = 9;
  public static final int TERMINATE = 15;
  public static final int CONTINUE = 18;
  public static final int STOP = 19;

  private static final CFunction SEND = CFunction.named("kill");
  private static final CFunction GROUP = CFunction.named("getpgid");

  private Signals() {}

  /// Whether the signal was sent: there is such a process, and it may be signalled by this user.
  public static boolean send(long pid, int signal) {
    return kill(checked(pid), signal);
  }

  /// Whether the signal was sent to at least one member of a process group.
  public static boolean sendToGroup(long group, int signal) {
    return kill(-checked(group), signal);
  }

  /// The process group that a process is in; empty where there is no such process.
  public static OptionalLong groupOf(long pid) {
    try (var arena = Arena.ofConfined()) {
      var group = GROUP.call(new Errno(arena), checked(pid));
      return group < 0 ? OptionalLong.empty() : OptionalLong.of(group);
    }
  }

  private static boolean kill(long target, int signal) {
    try (var arena = Arena.ofConfined()) {
      return SEND.call(new Errno(arena), target, signal) == 0;
    }
  }

  /// To kill(2), 0 is the caller's own group, -1 is everybody, and 1 would be everybody or init.
  private static long checked(long number) {
    if (number <= 1 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not a process to be signalled: " + number);
    }
    return number;
  }
}
