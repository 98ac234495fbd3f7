package dev.taskexec.kernel.run;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue.Builder;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.folder.UsageJson;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.ledger.LedgerData;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/// What the run loop says in the ledger. The form of each record stands in `docs/LEDGER.md`.
final class Records {
  private static final long LARGEST = 1L << 53;

  private final Ledger ledger;
  private long last = -1;

  Records(Ledger ledger) {
    this.ledger = ledger;
  }

  /// That an attempt may begin.
  ///
  /// @return the record's number; the attempt MUST NOT begin before it is durable
  long intended(Attempt attempt) {
    var work = attempt.planned().task().work();
    return append(
        AuditKind.EFFECT_INTENT,
        attempt,
        Obj.builder()
            .put("agent", LedgerData.text(attempt.planned().agent()))
            .put("work", WorkJson.digest(work).hex())
            .put("effects", work.commands().size() + work.effects().size()));
  }

  void reserved(Attempt attempt, Budget budget) {
    var limits = Obj.builder();
    budget.limits().forEach((quantity, limit) -> limits.put(quantity.field(), whole(limit)));
    append(AuditKind.BUDGET_RESERVE, attempt, Obj.builder().put("limits", limits.build()));
  }

  void refused(Attempt attempt, Overrun overrun) {
    append(
        AuditKind.BUDGET_REFUSE,
        attempt,
        Obj.builder()
            .put("owner", LedgerData.text(overrun.owner()))
            .put("quantity", overrun.quantity().field())
            .put("limit", whole(overrun.limit()))
            .put("amount", whole(overrun.amount())));
  }

  void spent(Attempt attempt, Usage usage) {
    append(AuditKind.BUDGET_SETTLE, attempt, Obj.builder().put("used", UsageJson.of(usage)));
  }

  void retried(Attempt attempt, Outcome outcome, int failures, long waitMs, Sha256 evidence) {
    append(
        AuditKind.TASK_RETRY,
        attempt,
        Obj.builder()
            .put("outcome", outcome.word())
            .put("reason", LedgerData.text(outcome.reason()))
            .put("failures", failures)
            .put("wait_ms", whole(waitMs))
            .put("evidence", evidence.hex()));
  }

  void settled(PlannedTask planned, Outcome outcome, Tries tries, long ms) {
    var data =
        Obj.builder()
            .put("outcome", outcome.word())
            .put("reason", LedgerData.text(outcome.reason()));
    if (outcome instanceof Skipped(var why, _)) {
      data.put("why", why.word());
    }
    data.put("good", planned.isGood(outcome))
        .put("attempts", tries.attempts())
        .put("failures", tries.failures())
        .put("ms", whole(ms));
    tries.evidence().ifPresent(digest -> data.put("evidence", digest.hex()));
    var attempt = tries.attempts() == 0 ? OptionalInt.empty() : OptionalInt.of(tries.attempts());
    append(AuditKind.TASK_SETTLED, Optional.of(planned.instance()), attempt, data);
  }

  /// @param counts how many tasks have an outcome, by its word
  /// @return the record's number
  long ended(boolean good, SortedMap<String, Integer> counts) {
    var each = Obj.builder();
    counts.forEach(each::put);
    return append(
        AuditKind.RUN_END,
        Optional.empty(),
        OptionalInt.empty(),
        Obj.builder().put("status", good ? "ok" : "error").put("counts", each.build()));
  }

  /// The number of the last record; -1 for none.
  long last() {
    return last;
  }

  private long append(AuditKind kind, Attempt attempt, Builder data) {
    return append(
        kind, Optional.of(attempt.planned().instance()), OptionalInt.of(attempt.number()), data);
  }

  private long append(AuditKind kind, Optional<Instance> task, OptionalInt attempt, Builder data) {
    last = ledger.append(kind, task, attempt, data.build());
    return last;
  }

  private static long whole(long amount) {
    return Math.clamp(amount, 0, LARGEST);
  }
}
