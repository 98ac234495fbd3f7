package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.run.RunId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/// The one writer of a run's `ledger.jsonl`. Safe for use by several threads: records get their
/// order under one lock, are written in groups of whole lines, and forced when somebody must know
/// that they are durable.
///
/// Once a write or a force has failed, every later call fails: what is on the disk is then unknown.
public final class Ledger implements AutoCloseable {
  private final Object lock = new Object();
  private final LineStore store;
  private final String shown;
  private final RunId run;
  private final InstantSource clock;
  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
  private long next;
  private Sha256 prev;

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

  /// Adds a record to the group that is being collected.
  ///
  /// @return its number
  public long append(
      AuditKind kind, Optional<Instance> task, OptionalInt attempt, JsonValue.Obj data) {
    synchronized (lock) {
      var line =
          new AuditRecord(next, clock.instant(), kind, run, task, attempt, data, prev).line();
      unwritten.writeBytes(line);
      unwritten.write('\n');
      prev = Sha256.of(line);
      return next++;
    }
  }

  /// Writes what was added, so that it survives the death of the kit.
  public void write() throws EvidenceException {
    synchronized (lock) {
      if (unwritten.size() == 0) {
        return;
      }
      try {
        store.append(unwritten.toByteArray());
        unwritten.reset();
      } catch (IOException e) {
        throw new EvidenceException(shown, e);
      }
    }
  }

  /// Writes what was added and makes it survive the death of the machine.
  ///
  /// @return the number of the last record that is durable now; -1 for none
  public long force() throws EvidenceException {
    synchronized (lock) {
      write();
      try {
        store.force();
      } catch (IOException e) {
        throw new EvidenceException(shown, e);
      }
      return next - 1;
    }
  }

  @Override
  public void close() throws EvidenceException {
    synchronized (lock) {
      try {
        write();
      } finally {
        try {
          store.close();
        } catch (IOException e) {
          throw new EvidenceException(shown, e);
        }
      }
    }
  }
}
