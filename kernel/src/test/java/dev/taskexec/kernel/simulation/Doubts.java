package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.plan.Instance;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Watches, over all lives of the kit, that nothing is begun again that was begun before and whose
/// end nobody knows, unless that was said first. It reads the ledger by itself.
final class Doubts {
  private static final Pattern CLOSED =
      Pattern.compile(
          "\"attempt\":(\\d+).*\"kind\":\"task\\.(?:retry|settled)\".*\"task\":\"([^\"]+)\"");

  private final Set<String> begunBefore = new HashSet<>();
  private final Set<String> begun = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  /// A life begins.
  ///
  /// @param ledger what is left of it
  void begin(String ledger) {
    open.clear();
    open.addAll(begunBefore);
    var closed = CLOSED.matcher(ledger);
    while (closed.find()) {
      open.remove(closed.group(2) + " " + closed.group(1));
    }
  }

  /// A life ends.
  void end() {
    begunBefore.addAll(begun);
    begun.clear();
  }

  void tell(Instance instance, int attempt) {
    told.add(instance + " " + attempt);
  }

  /// An attempt begins.
  void start(Instance instance, int attempt) {
    for (var before = 1; before < attempt; before++) {
      var one = instance + " " + before;
      if (open.contains(one) && !told.contains(one)) {
        throw new AssertionError(one + " may have happened, is done again, and nobody was told");
      }
    }
    if (begunBefore.contains(instance + " " + attempt)) {
      throw new AssertionError("a second attempt " + attempt + " of " + instance);
    }
    begun.add(instance + " " + attempt);
  }

  /// How many are in doubt in this life.
  int told() {
    return told.size();
  }
}
