package dev.taskexec.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A wish to stop a run. Safe for use by several threads.
///
/// The first request stops starting and ends what runs politely, the second ends it at once; later
/// ones change nothing. Requests made before the run begins count.
public final class Cancellation {
  private static final int MEANINGFUL = 2;

  private final Object lock = new Object();
  private final List<String> reasons = new ArrayList<>();
  private Consumer<String> listener = _ -> {};

  /// @param reason one line for the record, such as `interrupted`
  public void request(String reason) {
    synchronized (lock) {
      if (reasons.size() < MEANINGFUL) {
        reasons.add(reason);
        listener.accept(reason);
      }
    }
  }

  public boolean requested() {
    synchronized (lock) {
      return !reasons.isEmpty();
    }
  }

  /// Passes the requests on, those made before first.
  ///
  /// @param to is called at most twice, and MUST NOT block
  void attach(Consumer<String> to) {
    synchronized (lock) {
      reasons.forEach(to);
      listener = to;
    }
  }

  void detach() {
    synchronized (lock) {
      listener = _ -> {};
    }
  }
}
