package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// Waiting for one child, by the thread that started it: first for its end, which leaves its number
/// taken, then once to let it go. All memory is there before the first call.
public final class Wait {
  private static final int P_PID = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x0100_0000;
  private static final int CLD_EXITED = 1;

  /// What shells answer for a program that was ended by a signal is this and its number.
  private static final int BY_SIGNAL = 128;

  // struct siginfo_t
  private static final long SIGINFO_BYTES = 128;
  private static final int SI_CODE = 8;
  private static final int SI_STATUS = 24;

  private static final CFunction LOOK = CFunction.named("waitid");
  private static final CFunction TAKE = CFunction.named("wait4");

  private static final int SIGCHLD = 17;
  private static final int SIG_DFL = 0;

  private final Errno errno;
  private final MemorySegment siginfo;
  private final ByteBuffer end;
  private final MemorySegment rusage;
  private final ByteBuffer use;

  public Wait(Arena arena) {
    this.errno = new Errno(arena);
    this.siginfo = arena.allocate(SIGINFO_BYTES, Long.BYTES);
    this.end = Words.content(siginfo);
    this.rusage = arena.allocate(Rusage.BYTES, Long.BYTES);
    this.use = Words.content(rusage);
    // Its class is loaded now, not when the thread may no longer read files.
    var unused = Rusage.read(use);
  }

  /// Makes the system keep the ends of this process's children until they are waited for. It does
  /// not where whoever started the kit ignored SIGCHLD, which is inherited.
  public static void keepEnds() {
    try (var arena = Arena.ofConfined()) {
      CFunction.named("signal").callForWord(new Errno(arena), SIGCHLD, SIG_DFL);
    }
  }

  /// Waits until a child has ended; its number stays its own.
  ///
  /// @return its exit code, or 128 and the number of the signal that ended it
  public int end(int pid) {
    while (LOOK.call(errno, P_PID, pid, siginfo.address(), WEXITED | WNOWAIT) != 0) {
      retryOrFail("waitid", pid);
    }
    var status = end.getInt(SI_STATUS);
    return end.getInt(SI_CODE) == CLD_EXITED ? status : BY_SIGNAL + status;
  }

  /// Lets a child that has ended go; from here on its number may be another's.
  public Rusage take(int pid) {
    while (TAKE.call(errno, pid, 0, 0, rusage.address()) != pid) {
      retryOrFail("wait4", pid);
    }
    return Rusage.read(use);
  }

  private void retryOrFail(String call, int pid) {
    if (errno.number() != Errno.EINTR) {
      throw new IllegalStateException(
          "%s for %d gave error %d: somebody else waited for it"
              .formatted(call, pid, errno.number()));
    }
  }
}
