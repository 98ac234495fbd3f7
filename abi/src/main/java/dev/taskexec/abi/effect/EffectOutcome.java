package dev.taskexec.abi.effect;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.json.JsonValue;

/// How an effect ended.
public sealed interface EffectOutcome {

  /// It happened. Whether that is good is for the agent to say: a process that exits 3 is done.
  ///
  /// @param result by effect; `{"exit": 3}` for a process
  record Done(JsonValue.Obj result, Usage usage) implements EffectOutcome {}

  /// It could not be begun or finished.
  ///
  /// @param reason one line
  /// @param started whether anything may have changed in the world
  record Failed(String reason, boolean started) implements EffectOutcome {}

  /// It was not allowed, and nothing happened.
  ///
  /// @param rule the rule that decided, or what is missing
  /// @param remedy what to change
  record Refused(String rule, String remedy) implements EffectOutcome {}

  /// It was ended, or not begun, because a budget did not reach.
  ///
  /// @param usage what was spent until then
  record Exhausted(Overrun overrun, Usage usage) implements EffectOutcome {}

  /// It was ended before it was finished.
  ///
  /// @param usage what was spent until then
  record Cancelled(String reason, Usage usage) implements EffectOutcome {}
}
