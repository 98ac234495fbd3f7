package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What is done for a task, or for each task of a queue, in place of nothing.
///
/// @param commands run one after the other, also after one that failed; none makes the task a noop
/// @param permits present makes the task a confined one
public record Hook(List<Command> commands, Optional<List<PermitRule>> permits) {

  public Hook {
    commands = List.copyOf(commands);
    permits = permits.map(List::copyOf);
  }

  /// Reads a hook. Null and an empty object are none.
  public static Optional<Hook> read(JsonValue value, JsonPath path, JsonFindings findings) {
    if (value instanceof JsonValue.Null || value.equals(JsonValue.Obj.EMPTY)) {
      return Optional.empty();
    }
    return JsonFields.of(value, path, findings).map(Hook::read);
  }

  private static Hook read(JsonFields fields) {
    warnOfNothing(fields);
    var permits = PermitReader.read(fields, "permits");
    return new Hook(
        CommandReader.ofHook(fields),
        fields.has("permits") ? Optional.of(permits) : Optional.empty());
  }

  /// Other members are for other programs; but a hook that does nothing was hardly meant so.
  private static void warnOfNothing(JsonFields fields) {
    if (fields.has("commands") || !fields.findings().codes().equals(JsonCodes.CONFIGURATION)) {
      return;
    }
    var meant =
        fields.keys().stream()
            .filter(key -> Nearest.to(key, List.of("commands")).isPresent())
            .findFirst();
    fields
        .findings()
        .add(
            Code.CFG012,
            fields.path(),
            "has no `commands`, so nothing is done",
            meant
                .map(key -> "did you mean `commands` by %s?".formatted(Shown.text(key)))
                .orElse("add `commands`; write `\"commands\": []` if nothing is to be done"));
  }

  /// The task with this hook's work.
  public Task applyTo(Task task) {
    var work =
        commands.isEmpty()
            ? Work.of("noop")
            : new Work("shell", commands, OnFailure.CONTINUE, List.of());
    var done = task.withWork(work);
    return permits.map(rules -> confine(done, rules)).orElse(done);
  }

  private static Task confine(Task task, List<PermitRule> rules) {
    var old = task.terms();
    var all = new LinkedHashSet<>(rules);
    // A denial always stays, whoever allows.
    old.permits().stream().filter(PermitRule::denies).forEach(all::add);
    var terms =
        new Terms(
            true, List.copyOf(all), old.budget(), old.retry(), old.timeoutMs(), old.idempotent());
    return new Task(
        task.id(),
        task.title(),
        task.layer(),
        task.queue(),
        task.sourceLine(),
        task.done(),
        task.work(),
        task.dependencies(),
        terms,
        task.artifacts(),
        task.tags(),
        task.metadata());
  }
}
