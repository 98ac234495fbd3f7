package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a run does to its ledger, in small: two tasks whose intents are forced together, then one
/// more. It remembers what it was promised, and when.
final class SmallRun {
  private final CrashingStore store;
  private final boolean hasty;
  private final Ledger ledger;
  private final List<Promise> promises = new ArrayList<>();
  private final TreeMap<String, Integer> effects = new TreeMap<>();

  /// From so many operations on, so many records are there.
  ///
  /// @param durable even if the power fails
  record Promise(int operations, long records, boolean durable) {}

  /// @param hasty whether its effects begin before their intents are durable, which is wrong
  SmallRun(CrashingStore store, boolean hasty) {
    this.store = store;
    this.hasty = hasty;
    this.ledger = TestingLedger.begin(store);
  }

  Ledger ledger() {
    return ledger;
  }

  /// After how many operations a task's effect began.
  TreeMap<String, Integer> effects() {
    return effects;
  }

  void run() throws EvidenceException {
    TestingLedger.append(ledger, AuditKind.LEDGER_OPEN);
    TestingLedger.append(ledger, AuditKind.RUN_START);
    tasks("A-1", "A-2");
    tasks("A-3");
    TestingLedger.append(ledger, AuditKind.RUN_END);
    force();
  }

  /// How many records must be there after a crash when so many operations are done.
  long promised(int operations, boolean powerFails) {
    return promises.stream()
        .filter(each -> each.operations() <= operations && (each.durable() || !powerFails))
        .mapToLong(Promise::records)
        .max()
        .orElse(0);
  }

  private void tasks(String... tasks) throws EvidenceException {
    for (var task : tasks) {
      TestingLedger.append(ledger, AuditKind.EFFECT_INTENT, task);
    }
    if (hasty) {
      write();
    } else {
      force();
    }
    for (var task : tasks) {
      TestingLedger.append(ledger, AuditKind.EFFECT_START, task);
      write();
      effects.put(task, store.operations().size());
    }
    for (var task : tasks) {
      TestingLedger.append(ledger, AuditKind.EFFECT_DONE, task);
      TestingLedger.append(ledger, AuditKind.TASK_SETTLED, task);
    }
    write();
  }

  private void write() throws EvidenceException {
    ledger.write();
    promises.add(new Promise(store.operations().size(), records(), false));
  }

  private void force() throws EvidenceException {
    var last = ledger.force();
    promises.add(new Promise(store.operations().size(), last + 1, true));
  }

  private long records() {
    return store.now().file().chars().filter(c -> c == '\n').count();
  }
}
