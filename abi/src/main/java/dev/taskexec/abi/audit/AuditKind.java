package dev.taskexec.abi.audit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an audit record says.
public enum AuditKind {
  LEDGER_OPEN("ledger.open"),
  SANDBOX_PROBE("sandbox.probe"),
  RUN_START("run.start"),
  RUN_RESUME("run.resume"),
  PERMIT_GRANT("permit.grant"),
  PERMIT_DENY("permit.deny"),
  PERMIT_END("permit.end"),
  BUDGET_RESERVE("budget.reserve"),
  BUDGET_REFUSE("budget.refuse"),
  BUDGET_SETTLE("budget.settle"),
  EFFECT_INTENT("effect.intent"),
  EFFECT_START("effect.start"),
  EFFECT_DONE("effect.done"),
  TASK_RETRY("task.retry"),
  TASK_SETTLED("task.settled"),
  KEY_ROTATE("key.rotate"),
  LEDGER_RECOVERED("ledger.recovered"),
  RUN_END("run.end");

  private static final Map<String, AuditKind> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(AuditKind::word, Function.identity()));

  private final String word;

  AuditKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// The kind of a word; empty for a word that means none.
  public static Optional<AuditKind> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
