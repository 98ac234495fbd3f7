package dev.taskexec.agents.effect;

import dev.taskexec.abi.agent.TaskContext.Performed;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.plan.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Tells of a `process.exec` as of a command, so that its exit code counts for `Retry` and its log
/// is named where those of commands are.
final class ProcessReport {
  private static final String EFFECT = "process.exec";

  private ProcessReport() {}

  /// Empty where the effect is another one, or its arguments name no program.
  static Optional<CommandReport> of(EffectEnvelope envelope, Performed performed) {
    return isProcess(envelope)
        ? command(envelope.args()).map(command -> report(command, performed))
        : Optional.empty();
  }

  static boolean isProcess(EffectEnvelope envelope) {
    return envelope.effect().equals(EFFECT);
  }

  private static CommandReport report(Command command, Performed performed) {
    var exit =
        performed.outcome() instanceof EffectOutcome.Done(var result, _)
            ? Exit.of(result)
            : OptionalInt.empty();
    return new CommandReport(
        command,
        exit,
        performed.log(),
        exit.isPresent() ? Optional.empty() : Optional.of(error(performed.outcome())));
  }

  private static String error(EffectOutcome outcome) {
    return switch (outcome) {
      case EffectOutcome.Done _ -> "no exit code";
      case EffectOutcome.Failed(var reason, _) -> reason;
      case EffectOutcome.Refused(var rule, _) -> "refused: " + rule;
      case EffectOutcome.Exhausted(var overrun, _) -> "over its budget: " + overrun.text();
      case EffectOutcome.Cancelled(var reason, _) -> reason;
    };
  }

  private static Optional<Command> command(JsonValue.Obj args) {
    if (!(args.members().get("argv") instanceof Arr(var items)) || items.isEmpty()) {
      return Optional.empty();
    }
    List<String> argv = new ArrayList<>();
    for (var item : items) {
      if (!(item instanceof Str(var word))) {
        return Optional.empty();
      }
      argv.add(word);
    }
    var cwd =
        args.members().get("cwd") instanceof Str(var folder)
            ? Optional.of(folder)
            : Optional.<String>empty();
    return Optional.of(new Command(argv, cwd, new LinkedHashMap<>()));
  }
}
