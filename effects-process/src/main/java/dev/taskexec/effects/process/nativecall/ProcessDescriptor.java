package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.util.function.BooleanSupplier;

/// A signal to one very process, pidfd_open(2) and pidfd_send_signal(2): between a look at it and
/// the signal its number cannot become another's.
public final class ProcessDescriptor {
  // Linux 5.3 and 5.1; the same numbers on all machines
  private static final int PIDFD_OPEN = 434;
  private static final int PIDFD_SEND_SIGNAL = 424;
  private static final int ENOSYS = 38;

  private static final CFunction SYSTEM_CALL = CFunction.named("syscall");
  private static final CFunction CLOSE = CFunction.named("close");

  private ProcessDescriptor() {}

  /// Sends a signal to the process that has the number now, if it is the one that is meant.
  ///
  /// @param isMeant looks whether it is
  /// @return whether the signal was sent
  public static boolean send(long pid, BooleanSupplier isMeant, int signal) {
    if (pid <= 1) {
      throw new IllegalArgumentException("not a process to be signalled: " + pid);
    }
    try (var arena = Arena.ofConfined()) {
      var errno = new Errno(arena);
      var descriptor = SYSTEM_CALL.call(errno, PIDFD_OPEN, pid, 0);
      if (descriptor < 0) {
        // Before Linux 5.3, or where a filter of system calls forbids it: the moment in between
        // stays.
        return errno.number() == ENOSYS && isMeant.getAsBoolean() && Signals.send(pid, signal);
      }
      try {
        return isMeant.getAsBoolean()
            && SYSTEM_CALL.call(errno, PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0) == 0;
      } finally {
        var unused = CLOSE.call(errno, descriptor);
      }
    }
  }
}
