package dev.taskexec.effects.process.tree;

import dev.taskexec.effects.process.launcher.LinuxProcess;
import java.time.Duration;

/// The process of an effect and all that came of it, for ending them together. Used by one thread.
public sealed interface ProcessTree extends AutoCloseable permits LinuxTree, PortableTree {

  /// @param namespace whether the process is the wrapper around a pid namespace that holds the rest
  /// @param traces what those whose parents are gone are recognised by
  static ProcessTree of(Process root, boolean namespace, Traces traces) {
    return root instanceof LinuxProcess process
        ? new LinuxTree(process, namespace, traces)
        : new PortableTree(root);
  }

  /// Asks all to end (SIGTERM), parents first, so that a shell does not go on to its next command.
  void terminate();

  /// Waits until all have ended; false when the time is over before that.
  boolean endsWithin(Duration time) throws InterruptedException;

  /// Ends all (SIGKILL), also what they start meanwhile, as far as it is seen. When it returns,
  /// none is left that can be found and may be killed by this user. An interrupt does not keep it
  /// from that and is not taken.
  void kill();

  /// Those that there are now; none where the system does not show them.
  Members members();

  /// Lets the root go, when nobody wants to signal or see its tree any more.
  @Override
  void close();
}
