package dev.taskexec.cli.session;

import dev.taskexec.cli.exit.StopSignal;
import java.util.function.Consumer;

/// Where signals come from. Until somebody listens they end the process at once.
@FunctionalInterface
public interface Signals {

  /// Hands every signal from now on to the listener, on a thread of its own.
  void listen(Consumer<StopSignal> listener);
}
