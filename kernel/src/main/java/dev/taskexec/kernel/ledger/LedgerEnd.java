package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.digest.Sha256;
import java.util.Set;

/// Where a ledger that was read whole ends, and so how it goes on.
///
/// @param records how many sound ones there are; the number of the next
/// @param last the digest of the last sound line; 64 zeros for none
/// @param bytes how long the sound lines are together
/// @param torn how many bytes follow them, left over from a write that was broken off
/// @param recovered the names of the torn tails that its records tell of
public record LedgerEnd(long records, Sha256 last, long bytes, long torn, Set<String> recovered) {
  /// Of a ledger without a line.
  static final Sha256 NOTHING = new Sha256("0".repeat(64));

  public LedgerEnd {
    recovered = Set.copyOf(recovered);
  }
}
