package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Quantity;
import java.util.ArrayList;
import java.util.List;

/// The words before a confined program's own: they put it and all that it starts into namespaces
/// that end with it, and with the kit.
///
/// `setpriv` has the next program, which it becomes, killed when the kit's thread for it ends, also
/// by the end of the kit; `unshare` has the namespace's first process killed when it is itself, and
/// the kernel kills the namespace with that.
///
/// Where the child's thread has made the namespaces, there is no `unshare`, and `setpriv` becomes
/// the namespace's first process.
record Wrapper(Tools tools, Way way) {
  private static final long MS = 1000;

  /// Far enough behind the budget that the kit, if it lives, was there before.
  private static final long CPU_MARGIN_SECONDS = 3;

  /// The system counts threads, a budget processes, which may have many threads each.
  private static final long THREADS_PER_PROCESS = 32;

  private static final long SPARE_THREADS = 256;

  /// The files that are run before the program.
  List<String> programs() {
    return way.isByThread()
        ? List.of(tools.setpriv(), tools.prlimit(), tools.timeout())
        : tools.all();
  }

  /// @param meter its bounds become limits of the system's own, for the case that the kit is not
  ///   there to end what goes beyond
  List<String> words(Meter meter) {
    var words = new ArrayList<>(List.of(tools.setpriv(), "--pdeathsig", "KILL"));
    if (!way.isByThread()) {
      words.add(tools.unshare());
      words.addAll(way.options());
      words.addAll(List.of("--fork", "--kill-child=KILL"));
    }
    words.addAll(limits(meter));
    // Not in the foreground: so the task has a process group of its own within the namespace.
    words.addAll(List.of(tools.timeout(), "0"));
    return words;
  }

  /// The words that set limits; none where there is nothing to set, since a program more costs half
  /// a millisecond.
  private List<String> limits(Meter meter) {
    var limits = new ArrayList<String>();
    meter
        .left(Quantity.PROCESSES)
        .ifPresent(
            most -> limits.add("--nproc=" + (bounded(most) * THREADS_PER_PROCESS + SPARE_THREADS)));
    meter
        .left(Quantity.CPU_MS)
        .ifPresent(left -> limits.add("--cpu=" + (bounded(left) / MS + CPU_MARGIN_SECONDS)));
    if (!limits.isEmpty()) {
      limits.addAll(0, List.of(tools.prlimit(), "--core=0:0"));
    }
    return limits;
  }

  private static long bounded(long amount) {
    return Math.min(amount, Integer.MAX_VALUE);
  }
}
