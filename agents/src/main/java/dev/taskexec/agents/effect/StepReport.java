package dev.taskexec.agents.effect;

import dev.taskexec.abi.agent.TaskContext.Performed;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import java.util.List;
import java.util.Optional;

/// What came of one envelope.
///
/// @param number from 1
/// @param outcome what it makes of the task
/// @param performed what the effect came to; empty where it was not asked for
/// @param checks of its invariants, in the order in which they were looked at
record StepReport(
    int number,
    EffectEnvelope envelope,
    Outcome outcome,
    Optional<Performed> performed,
    List<Check> checks) {

  StepReport {
    checks = List.copyOf(checks);
  }

  /// One look at one invariant.
  ///
  /// @param side `before` or `after`
  /// @param trouble why it does not hold; empty where it does
  record Check(String invariant, String side, Optional<String> trouble) {}

  Obj json() {
    var json =
        Obj.builder()
            .put("n", number)
            .put("effect", envelope.effect())
            .put("v", envelope.version())
            .put("outcome", outcome.word());
    if (!outcome.reason().isEmpty()) {
      json.put("reason", outcome.reason());
    }
    envelope.idempotenceKey().ifPresent(key -> json.put("key", key));
    result().ifPresent(told -> json.put("result", told));
    performed.flatMap(Performed::log).ifPresent(file -> json.put("log", json(file)));
    if (!checks.isEmpty()) {
      json.put("invariants", checks.stream().map(StepReport::json).toList());
    }
    return json.build();
  }

  /// How its process ended, as that of a command is told; empty where the effect was none.
  Optional<CommandReport> command() {
    return performed.flatMap(told -> ProcessReport.of(envelope, told));
  }

  /// What it spent.
  Usage usage() {
    if (performed.isEmpty()) {
      return Usage.NONE;
    }
    return switch (performed.get().outcome()) {
      case EffectOutcome.Done(_, var spent) -> spent;
      case EffectOutcome.Exhausted(_, var spent) -> spent;
      case EffectOutcome.Cancelled(_, var spent) -> spent;
      case EffectOutcome.Failed _, EffectOutcome.Refused _ -> Usage.NONE;
    };
  }

  private Optional<Obj> result() {
    return performed.isPresent()
            && performed.get().outcome() instanceof EffectOutcome.Done(var result, _)
        ? Optional.of(result)
        : Optional.empty();
  }

  private static JsonValue json(LogFile file) {
    return Obj.builder()
        .put("path", file.path())
        .put("bytes", file.bytes())
        .put("digest", file.digest().toString())
        .build();
  }

  private static Obj json(Check check) {
    var json =
        Obj.builder()
            .put("invariant", check.invariant())
            .put("side", check.side())
            .put("holds", check.trouble().isEmpty());
    check.trouble().ifPresent(trouble -> json.put("trouble", trouble));
    return json.build();
  }
}
