package dev.taskexec.kernel.secret;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Null;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.kernel.attempt.EffectRecord;
import java.util.LinkedHashMap;
import java.util.List;

/// Takes secrets out of what attempts report, before any of it is written or shown.
public record Redacting(Redaction redaction) {

  public Obj of(Obj object) {
    if (redaction.isEmpty()) {
      return object;
    }
    var members = new LinkedHashMap<String, JsonValue>();
    object.members().forEach((name, value) -> members.put(redaction.text(name), of(value)));
    return new Obj(members);
  }

  public List<EffectRecord> of(List<EffectRecord> effects) {
    return effects.stream()
        .map(
            it ->
                new EffectRecord(
                    it.effect(), it.version(), it.outcome(), redaction.text(it.reason())))
        .toList();
  }

  public AttemptReport of(AttemptReport report) {
    if (redaction.isEmpty()) {
      return report;
    }
    return new AttemptReport(
        of(report.outcome()),
        report.commands().stream().map(this::of).toList(),
        report.evidence(),
        report.usage());
  }

  private Outcome of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok _, Outcome.Noop _ -> outcome;
      case Outcome.Error(var reason) -> new Outcome.Error(redaction.text(reason));
      case Outcome.Timeout(var limit, var remark) ->
          new Outcome.Timeout(limit, redaction.text(remark));
      case Outcome.Denied(var reason) -> new Outcome.Denied(redaction.text(reason));
      case Outcome.Exhausted(var reason) -> new Outcome.Exhausted(redaction.text(reason));
      case Outcome.Skipped(var why, var reason) -> new Outcome.Skipped(why, redaction.text(reason));
      case Outcome.Cancelled(var reason) -> new Outcome.Cancelled(redaction.text(reason));
      case Outcome.InDoubt(var reason) -> new Outcome.InDoubt(redaction.text(reason));
    };
  }

  private CommandReport of(CommandReport report) {
    var command = report.command();
    var env = new LinkedHashMap<String, String>();
    command.env().forEach((name, value) -> env.put(name, redaction.text(value)));
    return new CommandReport(
        new Command(
            command.argv().stream().map(redaction::text).toList(),
            command.cwd().map(redaction::text),
            env),
        report.exit(),
        report.log(),
        report.error().map(redaction::text));
  }

  private JsonValue of(JsonValue value) {
    return switch (value) {
      case Str(var text) -> JsonValue.of(redaction.text(text));
      case Arr(var items) -> new Arr(items.stream().map(this::of).toList());
      case Obj object -> of(object);
      case Int _, Real _, Bool _, Null _ -> value;
    };
  }
}
