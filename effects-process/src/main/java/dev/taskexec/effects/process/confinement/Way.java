package dev.taskexec.effects.process.confinement;

import dev.taskexec.effects.process.nativecall.Steps.Namespace;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A way to put a program into namespaces.
///
/// @param name what the record calls it
/// @param options of `unshare`; none where the child's thread makes the namespaces itself
/// @param writesProc whether `unshare` has to write below `/proc`, after it has been restricted
/// @param notes what it does not do
record Way(String name, List<String> options, boolean writesProc, List<String> notes) {
  private static final String NPROC = "limits of processes and threads do not bind root";

  /// Without Landlock, from the best to the least. Within a user namespace also root cannot leave
  /// the others.
  static final List<Way> ALONE =
      List.of(
          new Way(
              "user", List.of("--user", "--map-current-user", "--pid", "--ipc"), true, List.of()),
          new Way(
              "root of user",
              List.of("--user", "--map-root-user", "--pid", "--ipc"),
              true,
              List.of("it runs as root of a user namespace")),
          new Way(
              "unshare",
              List.of("--pid", "--ipc"),
              false,
              List.of("no user namespace: root can leave the others")));

  /// With Landlock, which keeps the program from leaving them. A thread with the capability for it
  /// makes them itself, without a program more. Only an ordinary user may get the other one: by
  /// writing below `/proc`, root could change the system.
  static List<Way> restricted(boolean root) {
    var thread = new Way("thread", List.of(), false, List.of(NPROC));
    return root
        ? List.of(thread)
        : List.of(
            new Way(
                "user",
                List.of("--user", "--map-current-user", "--pid", "--ipc"),
                true,
                List.of(
                    "it may write those files below /proc of the user's processes "
                        + "that need no right to trace them")));
  }

  Way {
    options = List.copyOf(options);
    notes = List.copyOf(notes);
  }

  boolean isByThread() {
    return options.isEmpty();
  }

  /// @param network whether the network is one of its own, with nothing in it
  Set<Namespace> namespaces(boolean network) {
    if (!isByThread()) {
      return EnumSet.noneOf(Namespace.class);
    }
    return network
        ? EnumSet.of(Namespace.PROCESSES, Namespace.IPC, Namespace.NETWORK)
        : EnumSet.of(Namespace.PROCESSES, Namespace.IPC);
  }
}
