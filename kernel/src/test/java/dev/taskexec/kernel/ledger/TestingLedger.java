package dev.taskexec.kernel.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Ledgers of one run to test with.
final class TestingLedger {
  static final RunId RUN = new RunId("20261121_094313Z");
  static final String SHOWN = "runs/20261121_094313Z/ledger.jsonl";
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T09:43:13.162Z"));

  private TestingLedger() {}

  static Ledger begin(LineStore store) {
    return Ledger.begin(store, SHOWN, RUN, CLOCK);
  }

  /// What happens after a crash: it is read whole, and goes on.
  static Ledger reopen(LineStore store) throws EvidenceException {
    return Ledger.reopen(store, SHOWN, RUN, CLOCK, read(store).end());
  }

  static long append(Ledger ledger, AuditKind kind) {
    return append(ledger, kind, Obj.EMPTY);
  }

  static long append(Ledger ledger, AuditKind kind, Obj data) {
    return ledger.append(kind, Optional.empty(), OptionalInt.empty(), data);
  }

  static long append(Ledger ledger, AuditKind kind, String task) {
    return ledger.append(
        kind, Optional.of(new Instance(new TaskId(task), 1)), OptionalInt.of(1), Obj.EMPTY);
  }

  /// A ledger that was read.
  record Read(List<AuditRecord> told, LedgerEnd end) {

    List<String> lines() {
      return told.stream().map(each -> new String(each.line(), UTF_8)).toList();
    }

    List<AuditKind> kinds() {
      return told.stream().map(AuditRecord::kind).toList();
    }
  }

  static Read read(LineSource source) {
    try {
      return tryRead(source);
    } catch (DamagedLedgerException e) {
      throw new AssertionError(e);
    }
  }

  static Read tryRead(LineSource source) throws DamagedLedgerException {
    var told = new ArrayList<AuditRecord>();
    try {
      var end = LedgerReader.read(source, SHOWN, RUN, (each, _) -> told.add(each));
      return new Read(told, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
