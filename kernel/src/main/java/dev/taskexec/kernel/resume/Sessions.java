package dev.taskexec.kernel.resume;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The kits that worked at a run one after the other, and which machine each had under it: a boot
/// id names one life of a machine.
final class Sessions {
  private final List<Optional<String>> boots = new ArrayList<>();

  /// @param boot its machine's boot id; empty where it had none
  void begin(Optional<String> boot) {
    boots.add(boot);
  }

  /// The one that began last, from 0; -1 before the first.
  int current() {
    return boots.size() - 1;
  }

  /// Of each session, whether all that its kit wrote to the ledger is known: the kit may have died,
  /// but the machine did not before somebody read on. Where there are no boot ids nobody can tell.
  ///
  /// @param now the boot id of whoever reads
  BitSet whole(Optional<String> now) {
    var whole = new BitSet();
    for (var session = 0; session < boots.size(); session++) {
      var next = session + 1 < boots.size() ? boots.get(session + 1) : now;
      whole.set(session, next.isPresent() && next.equals(boots.get(session)));
    }
    return whole;
  }
}
