package dev.taskexec.abi.audit;

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

  private final String word;

  AuditKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
