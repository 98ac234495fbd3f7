package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The one writer of a run's `ledger.jsonl`. Safe for use by several threads, interrupted or not:
/// records get their order under one lock, are written in groups of whole lines, and forced when
/// somebody must know that they are durable. While the disk forces, others append and write.
///
/// Once a write or a force has failed, every later one fails with the same cause, and nothing is
/// written or forced again: what is on the disk is unknown then, and an fsync that succeeds after
/// one that failed proves nothing.
public final class Ledger implements AutoCloseable {
  /// As much may wait in memory to be written.
  private static final int GROUP_BYTES = 1 << 18;

  /// Held while the disk forces, and never taken by somebody who holds the other one.
  private final Object forcing = new Object();

  private final Object lock = new Object();
  private final LineStore store;
  private final String shown;
  private final RunId run;
  private final InstantSource clock;
  private final LineGroup unwritten = new LineGroup();
  private long next;
  private Sha256 prev;
  private long durable = -1;
  private @Nullable IOException failure;

  /// @param store holds nothing behind the last line
  /// @param shown the file as the user knows it
  /// @param next the number of the record that comes next
  /// @param prev the digest of the last line; 64 zeros for none
  public Ledger(
      LineStore store, String shown, RunId run, InstantSource clock, long next, Sha256 prev) {
    this.store = store;
    this.shown = shown;
    this.run = run;
    this.clock = clock;
    this.next = next;
    this.prev = prev;
  }

  /// A ledger without a record.
  ///
  /// @param store is empty
  /// @param shown the file as the user knows it
  public static Ledger begin(LineStore store, String shown, RunId run, InstantSource clock) {
    return new Ledger(store, shown, run, clock, 0, LedgerEnd.NOTHING);
  }

  /// Goes on with a ledger that was read whole: a torn tail is moved aside, and what was moved
  /// aside is recorded. It may be broken off at any point, and done again.
  ///
  /// @param store as it was read; it is closed with the ledger, or if this fails
  /// @param shown the file as the user knows it
  public static Ledger reopen(
      LineStore store, String shown, RunId run, InstantSource clock, LedgerEnd end)
      throws EvidenceException {
    var ledger = new Ledger(store, shown, run, clock, end.records(), end.last());
    try {
      ledger.recover(end);
      return ledger;
    } catch (IOException e) {
      try {
        store.close();
      } catch (IOException _) {
        // Why it cannot go on is being told already.
      }
      throw new EvidenceException(shown, e);
    }
  }

  /// The file as the user knows it.
  public String shown() {
    return shown;
  }

  /// Adds a record to the group that is being collected. If the ledger has failed it is lost, as
  /// the next write or force says.
  ///
  /// @param data as it is where it may stand in a record, and else as [LedgerData] says
  /// @return its number
  public long append(
      AuditKind kind, Optional<Instance> task, OptionalInt attempt, JsonValue.Obj data) {
    var fitting = LedgerData.fitting(data);
    synchronized (lock) {
      var line =
          new AuditRecord(next, clock.instant(), kind, run, task, attempt, fitting, prev).line();
      unwritten.add(line);
      prev = Sha256.of(line);
      if (unwritten.length() >= GROUP_BYTES) {
        writeGroup();
      }
      return next++;
    }
  }

  /// Writes what was added, so that it survives the death of the kit.
  public void write() throws EvidenceException {
    synchronized (lock) {
      writeGroup();
      refuseAfterFailure();
    }
  }

  /// Writes what was added and makes it survive the death of the machine; at once if all of it does
  /// already.
  ///
  /// @return the number of the last record that is durable now; -1 for none
  public long force() throws EvidenceException {
    synchronized (forcing) {
      long last;
      synchronized (lock) {
        write();
        last = next - 1;
        if (last == durable) {
          return last;
        }
      }
      try {
        store.force();
      } catch (IOException e) {
        throw failed(e);
      }
      synchronized (lock) {
        durable = last;
      }
      return last;
    }
  }

  /// Writes what was added. Waits for a force that is under way.
  @Override
  public void close() throws EvidenceException {
    synchronized (forcing) {
      synchronized (lock) {
        writeGroup();
        try {
          store.close();
        } catch (IOException e) {
          failure = failure == null ? e : failure;
        }
        refuseAfterFailure();
      }
    }
  }

  private void recover(LedgerEnd end) throws IOException {
    if (end.torn() > 0) {
      store.cutOff(end.bytes());
    }
    for (var kept : store.kept()) {
      // A kit that died after the cut did not tell of it.
      if (!end.recovered().contains(kept.name())) {
        append(
            AuditKind.LEDGER_RECOVERED,
            Optional.empty(),
            OptionalInt.empty(),
            RecoveredTail.data(kept));
      }
    }
    synchronized (lock) {
      writeGroup();
      if (failure != null) {
        throw failure;
      }
    }
  }

  private void writeGroup() {
    if (failure == null && unwritten.length() > 0) {
      try {
        unwritten.writeTo(store);
      } catch (IOException e) {
        failure = e;
      }
    }
    unwritten.clear();
  }

  private EvidenceException failed(IOException e) {
    synchronized (lock) {
      failure = failure == null ? e : failure;
      return new EvidenceException(shown, failure);
    }
  }

  private void refuseAfterFailure() throws EvidenceException {
    if (failure != null) {
      throw new EvidenceException(shown, failure);
    }
  }
}
